import { expect, test } from 'vitest';
import { readClaims } from '../../server/src/engine/check.ts';
import { readProse } from '../../server/src/engine/prose/index.ts';
import { loadEngine } from '../../server/src/resources.ts';

const engine = loadEngine();

/** Language, sentence, and of each of its figures (dates aside): surface, direction. */
const CASES: readonly (readonly [string, string, Readonly<Record<string, 'up' | 'down' | undefined>>])[] = [
  ['en', 'Emissions jumped to 3,150 tonnes a day on Friday.', { '3,150 tonnes': 'up' }],
  ['en', 'The share of pupils who can swim slipped to 47.5%, from 44.3%.', { '47.5%': 'down', '44.3%': undefined }],
  ['en', 'The margin widened from 33.9% to 36.2%.', { '33.9%': 'up', '36.2%': 'up' }],
  ['en', 'Inflation was 2.6%, down from 2.9% in January.', { '2.9%': 'down' }],
  ['en', 'The ferry left two days earlier than planned.', { 'two days': 'down' }],
  ['en', 'Trade was worth 46 million last year, after falling 7 %.', { '7 %': 'down' }],
  ['pt', 'O comércio valeu 46 milhões no ano passado, depois de cair 7 %.', { '7 %': 'down' }],
  ['en', 'The patients cut the dose by a third or more.', { 'a third': 'down' }],
  ['en', 'The inquiry came in 10 % over budget.', { '10 %': 'up' }],
  ['en', 'The inquiry came in 10 % under budget.', { '10 %': 'down' }],
  ['es', 'El ayuntamiento pone menos de 2,5 millones y recorta.', { '2,5 millones': undefined }],
  ['en', 'The new train is 20 minutes faster.', { '20 minutes': 'down' }],
  ['en', 'The old bus was 10 minutes slower.', { '10 minutes': 'up' }],
  ['en', 'The journey is quicker by 20 minutes.', { '20 minutes': 'down' }],
  ['en', 'The trains run faster after 20 minutes.', { '20 minutes': undefined }],
  ['en', 'The chip is 20 % faster.', { '20 %': 'up' }],
  ['en', 'The rate edged up to 5.1 %.', { '5.1 %': 'up' }],
  ['fr', 'Le trajet est 20 minutes plus rapide.', { '20 minutes': 'down' }],
  ['fr', 'Le trajet est plus rapide de 20 minutes.', { '20 minutes': 'down' }],
  ['fr', 'Les ventes dépassent de 5 % celles du rival.', { '5 %': 'up' }],
  ['de', 'Die Fahrt ist 20 Minuten schneller.', { '20 Minuten': 'down' }],
  ['es', 'El viaje es 20 minutos más rápido.', { '20 minutos': 'down' }],
  ['nl', 'De reis is 20 minuten sneller.', { '20 minuten': 'down' }],
  ['en', 'The river stands 12 metres above its average.', { '12 metres': 'up' }],
  ['en', 'Sales rose within three days to 40 tonnes.', { 'three days': undefined, '40 tonnes': 'up' }],
  ['fr', 'Face au train, le péage monte à 1,5 centime.', { '1,5 centime': 'up' }],
  ['fr', 'Le volume ramassé a grimpé de 9,1 à 13,4 tonnes.', { '9,1 à 13,4 tonnes': 'up' }],
  ['fr', 'Leur part doit remonter à 5 %.', { '5 %': 'up' }],
  ['fr', 'Le flanc nord s’était affaissé de 14 cm.', { '14 cm': 'down' }],
  ['fr', 'Les vendanges ont onze jours d’avance.', { 'onze jours': 'down' }],
  ['fr', 'Le train avait dix minutes de retard.', { 'dix minutes': 'up' }],
  ['de', 'Der Pegel liegt 2,3 Meter über dem Mittel.', { '2,3 Meter': 'up' }],
  ['de', 'Der Pegel liegt 2,3 Meter unter dem Mittel.', { '2,3 Meter': 'down' }],
  ['de', 'Der Zug kam zehn Minuten früher als geplant.', { 'zehn Minuten': 'down' }],
  ['es', 'El tren llegó diez minutos antes de lo previsto.', { 'diez minutos': 'down' }],
  ['es', 'El banco espera que la economía se contraiga un 1,2 % este año.', { '1,2 %': 'down' }],
  ['pt', 'O desemprego recuou para 6,1%.', { '6,1%': 'down' }],
];

test.each(CASES)('%s: %s', (language, text, expected) => {
  const claims = readClaims(readProse(text, 'markdown', { profiles: engine.profiles, language }), engine, undefined);
  const found = claims
    .filter((c) => c.mention.values[0]?.type === 'quantity')
    .map((c) => [text.slice(c.mention.span.start, c.mention.span.end), c.frame.direction]);
  for (const [surface, direction] of Object.entries(expected))
    expect(found, surface).toContainEqual([surface, direction]);
});
