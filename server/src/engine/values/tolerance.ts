/**
 * Every constant by which two figures may differ and still say the same thing. Relative ones are shares of the figure.
 * They follow the design's rules on written precision and hedges; nothing else in the engine holds such a number.
 */

/** Half of one unit of the last written digit: "8.5 billion" admits 8.45 to 8.55 billion. */
export const ROUNDING_SHARE = 0.5;

/** A draft rounded to its last non-zero digit agrees with a fact no further away than this (3,700 for 3,740). */
export const DRAFT_ROUNDING = 0.05;

/** Fractions and multiples in words are round by nature: "a third" for 32 to 35 %. */
export const FORM_SLACK = 0.05;

/** "about N", "around N". */
export const ABOUT = 0.1;

/** "About N" of a figure of `TELLING_DIGITS` digits or more: this many units of the last one ("some 1,640": 1,590 to 1,690). */
export const ABOUT_UNITS = 5;

/** "nearly N": no less than this share of N. */
export const NEARLY = 0.9;

/** A draft's round "nearly two weeks" reaches down to here, within half a unit of its last digit; and this far over N. */
export const NEARLY_ROUND = 0.85;
export const NEARLY_OVER = 0.02;

/** How far an open bound reaches where it must be capped: "more than N" up to this many times N. */
export const OPEN_REACH = 2;

/** Days by which "about" widens a date, by the date's own precision. */
export const ABOUT_DAYS = { day: 3, month: 15, season: 30, year: 366, decade: 1830, century: 9131 } as const;

/** Two numbers this close (relative) are the same number; covers floating-point and unit factors given to 7 digits. */
export const EQUAL = 1e-6;

/** Digits a written figure needs before sharing them with another of a different dimension means anything. */
export const TELLING_DIGITS = 3;
