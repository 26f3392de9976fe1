// Parsing of data files, in a fresh process, as a program that starts does.
import { parse } from 'yaml';
import { say, task, textOf, timed } from '../drive/measured.mjs';

const { files, how } = task();
const read = { yaml: parse, json: JSON.parse }[how];
const [ms] = await timed(1, () => files.map((file) => read(textOf(file))));
say({ ms, memory: process.memoryUsage().rss / 2 ** 20 });
