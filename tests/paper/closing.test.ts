import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitForSignature } from '../../src/paper/sheet/Closing.tsx';

const line = (letters: number) => 'x'.repeat(letters);

describe('the last answer, beside the signature', () => {
  test('loses nothing and changes no order, whatever was typed', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1, maxLength: 400 }), { maxLength: 12 }), (paragraphs) => {
        const { before, beside } = splitForSignature(paragraphs);
        expect([...before, ...beside]).toEqual(paragraphs);
      }),
    );
  });

  test('keeps whole short paragraphs until they fill two lines', () => {
    expect(splitForSignature([line(300), line(100), line(150)])).toEqual({
      before: [line(300)],
      beside: [line(100), line(150)],
    });
  });

  test('is divided between pages itself where its last paragraph is long', () => {
    expect(splitForSignature([line(10), line(2000)]).beside).toEqual([]);
  });
});
