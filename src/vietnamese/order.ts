import { once } from './once.ts';

const collator = once(() => new Intl.Collator('vi'));

/** Orders two texts as a Vietnamese dictionary does: Đà Nẵng stands after Cà Mau, not after Yên Bái. */
export const compareVietnamese = (a: string, b: string): number => collator().compare(a, b);
