import { describe, expect, test } from 'vitest';
import { anchor } from '../../server/src/build/anchor.ts';
import { quoteOf } from '../../server/src/build/quote.ts';

const TEXT =
  'The mill sold 4,120 tonnes of flour in spring. In autumn it sold 4,120 tonnes of bran, and 31,520 sacks were lost to rain.';

describe('anchor', () => {
  test('the second of two equal figures is told apart by its surroundings', () => {
    const at = TEXT.lastIndexOf('4,120');
    const quote = quoteOf(TEXT, { start: at, end: at + 5 }, [{ start: at, end: at + 12 }]);
    expect(quote.exact).toBe('4,120 tonnes');
    expect(anchor(TEXT, quote)).toMatchObject({ how: 'exact', span: { start: at, end: at + 12 } });
  });

  test('typography may change', () => {
    const quote = { exact: '4,120 tonnes', prefix: 'The mill sold ', suffix: ' of flour' };
    expect(anchor(TEXT.replace('4,120 tonnes', '4,120\u202ftonnes'), quote)).toMatchObject({ how: 'exact' });
  });

  test('a number inside a longer one is not the quote', () => {
    expect(anchor('They lost 31,520 sacks.', { exact: '1,520 sacks' })).toBeUndefined();
    expect(anchor('They lost 31,520 sacks.', { exact: '520 sacks' })).toBeUndefined();
  });

  const QUOTE = { exact: '4,120 tonnes', prefix: 'In autumn it sold ', suffix: ' of bran, and' };
  const cases: [string, string, { how: string; text: string } | undefined][] = [
    [
      'words added around it',
      TEXT.replace('In autumn it', 'In a wet autumn the mill'),
      { how: 'exact', text: '4,120 tonnes' },
    ],
    [
      'the value changed',
      TEXT.replace('sold 4,120 tonnes of bran', 'sold 4,210 tonnes of bran'),
      { how: 'approximate', text: '4,210 tonnes' },
    ],
    ['the sentence is gone', 'The mill stands by the river and belongs to the town.', undefined],
  ];
  for (const [name, text, expected] of cases)
    test(name, () => {
      const got = anchor(text, QUOTE);
      expect(got && { how: got.how, text: got.text }).toEqual(expected);
    });

  test('where only one side has context, what stands beside it is what became of the quote', () => {
    const isFigure = (text: string): boolean => /May|\d/.test(text);
    const quote = { exact: 'last April', prefix: 'is 215 metres long. It opened ', suffix: '.' };
    expect(anchor('The weir is 215 metres long. It opened last May. The mill did not.', quote, isFigure)?.text).toBe(
      'last May',
    );
    const first = { exact: 'Seven of the 11', suffix: ' millers live in Aldbrook.' };
    expect(anchor('Eight of the 12 millers live in Aldbrook.', first, isFigure)?.text).toBe('Eight of the 12');
  });
});
