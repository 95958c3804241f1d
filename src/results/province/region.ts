import { regions } from '../../units/units.ts';
import { fold } from '../../vietnamese/text.ts';

/** The name of a region in addresses: "dong-bang-song-hong". */
export const regionSlug = (name: string): string => fold(name).replace(/[^a-z]+/gu, '-');

/** Where the results of a region stand. */
export const regionAddress = (name: string): string => `/ket-qua/vung/${regionSlug(name)}/`;

/** The six regions with their names in addresses. */
export const regionPages = regions.map((region) => ({ ...region, slug: regionSlug(region.name) }));
