import en from '../locales/en/ui.yaml';
import fr from '../locales/fr/ui.yaml';
import { type Catalog, makeSay, type Say } from './engine/views/say.ts';

/** Languages that the programs speak to the reader; findings have their own words. */
export const CATALOGS: Readonly<Record<string, Catalog>> = { en: en as Catalog, fr: fr as Catalog };

/** The reader's messages in `locale` (BCP 47); English for languages without a catalog. */
export const sayIn = (locale: string): Say => makeSay(CATALOGS, locale);
