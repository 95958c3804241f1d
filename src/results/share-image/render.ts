import { type RenderedImage, Resvg } from '@resvg/resvg-js';

/** The name of the font of the site, in weights 400 and 600. */
export const fontFamily = 'Be Vietnam Pro';

/** The whole font, from its package: the renderer reads TrueType, not the WOFF2 that pages load. */
const fontFiles = ['400Regular/BeVietnamPro_400Regular.ttf', '600SemiBold/BeVietnamPro_600SemiBold.ttf'].map(
  (file) => `node_modules/@expo-google-fonts/be-vietnam-pro/${file}`,
);

/** Draws SVG as pixels, its text in the font of the site and in nothing of the machine's. */
export const render = (svg: string): RenderedImage =>
  new Resvg(svg, { font: { loadSystemFonts: false, fontFiles } }).render();
