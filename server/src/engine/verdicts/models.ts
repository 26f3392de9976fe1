import { COLLECTIVE_FEATURES, type CollectiveFeature } from './collective.ts';
import { CONTEXT_FEATURES, type ContextFeature } from './context.ts';
import { DECISION_FEATURES, type DecisionFeature } from './decision.ts';
import { LINK_FEATURES, type LinkFeature } from './features.ts';
import { type ByOrigin, type Forest, layOut, type Model } from './model.ts';

export interface Models {
  /** Which fact a figure is about, by its own words. */
  readonly link: ByOrigin<Forest<LinkFeature>>;
  /** … once the draft's other figures are known. */
  readonly context: ByOrigin<Forest<ContextFeature>>;
  /** Whether the figure is wrong, by itself. */
  readonly decision: ByOrigin<Forest<DecisionFeature>>;
  /** … among all figures of the draft, by facts written by hand. */
  readonly collective?: Forest<CollectiveFeature>;
}

/** The models of facts of one origin, as trained. */
export interface Trained {
  readonly link: Model<LinkFeature>;
  readonly context: Model<ContextFeature>;
  readonly decision: Model<DecisionFeature>;
  /** Of facts written by hand alone. */
  readonly collective?: Model<CollectiveFeature>;
}

const keysOf = <K extends string>(features: Readonly<Record<K, number>>) => Object.keys(features) as K[];

/** Lays out trained models for use. */
export function layOutModels({ built, declared }: ByOrigin<Trained>): Models {
  const lay = <K extends string>(of: (t: Trained) => Model<K>, features: Readonly<Record<K, number>>) => ({
    built: layOut(of(built), keysOf(features)),
    declared: layOut(of(declared), keysOf(features)),
  });
  return {
    link: lay((t) => t.link, LINK_FEATURES),
    context: lay((t) => t.context, CONTEXT_FEATURES),
    decision: lay((t) => t.decision, DECISION_FEATURES),
    ...(declared.collective && { collective: layOut(declared.collective, keysOf(COLLECTIVE_FEATURES)) }),
  };
}
