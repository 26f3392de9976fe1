// Writes YAML files again as JSON.
import { writeFileSync } from 'node:fs';
import { parse } from 'yaml';
import { say, task, textOf } from '../drive/measured.mjs';

for (const [from, to] of task().files) writeFileSync(to, JSON.stringify(parse(textOf(from))));
say({});
