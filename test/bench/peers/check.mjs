// The product's engine on whole drafts: facts loaded once, each check from scratch.
import { checkerOf } from '../../../out/bench/engine.js';
import { say, task, textOf, timed } from '../drive/measured.mjs';

const { facts, warm, times } = task();
const check = await checkerOf(facts);
const ms = {};
const findings = {};
for (const [name, file] of warm) {
  const text = textOf(file);
  findings[name] = check(text);
  ms[name] = await timed(times, () => check(text));
}
say({ ms, findings });
