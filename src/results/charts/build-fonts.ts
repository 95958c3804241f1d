import path from 'node:path';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';

/** The name of the font of the site, in weights 400 and 600. */
export const fontFamily = 'Be Vietnam Pro';

// Only the letters of the site, nothing of the machine's: two machines draw the same.
for (const weight of [400, 600])
  GlobalFonts.registerFromPath(
    path.join(process.cwd(), `src/site/fonts/be-vietnam-pro-${weight}.woff2`),
    fontFamily,
  );

const measuring = createCanvas(1, 1).getContext('2d');

/** How wide a text is in the letters of the site. */
export function widthOf(font: string, text: string): number {
  measuring.font = font;
  return measuring.measureText(text).width;
}
