import type { Collected, Place } from './collect.ts';
export function readHtmlInto(_to: Collected, _text: string, _from: number, _end: number, _place: Place): void {}
