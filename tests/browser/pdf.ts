import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import jsQR from 'jsqr';
import type { Browser, Route } from 'playwright-core';
import { getDocumentProxy } from 'unpdf';
import { newDevice } from '../setup/device.ts';

/** A piece of text on a page of a PDF: where it begins and ends, in millimetres from the left and top edge. */
export interface Piece {
  text: string;
  left: number;
  right: number;
  /** Of the line it stands on. */
  baseline: number;
  /** The size of its letters, in points. */
  size: number;
}

/** A page of a PDF: its size in millimetres and what is written on it. */
export interface PdfPage {
  width: number;
  height: number;
  pieces: Piece[];
  /** Everything written on it, in the order it was written, without spaces. */
  letters: string;
}

const millimetres = 25.4 / 72;

/** What a PDF says, page by page. */
export async function readPdf(bytes: Uint8Array): Promise<PdfPage[]> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const pages: PdfPage[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    const pieces = items.flatMap((item) =>
      'str' in item && item.str.trim() !== '' ? [pieceOf(item, height)] : [],
    );
    const letters = lettersOf(pieces.map(({ text }) => text).join(''));
    pages.push({ width: width * millimetres, height: height * millimetres, pieces, letters });
  }
  return pages;
}

/** A text without its spaces: where lines end is the printer's to say. */
export const lettersOf = (text: string): string => text.replaceAll(/\s+/gu, '');

function pieceOf(item: { str: string; transform: unknown[]; width: number }, height: number): Piece {
  const [left = 0, bottom = 0] = item.transform.slice(4) as number[];
  return {
    text: item.str,
    left: left * millimetres,
    right: (left + item.width) * millimetres,
    baseline: (height - bottom) * millimetres,
    size: Math.hypot(...(item.transform.slice(2, 4) as [number, number])),
  };
}

/** A page drawn as a picture of eight points a millimetre. */
export interface Picture {
  width: number;
  height: number;
  /** How light each point is, 0 to 255, line by line. */
  light: Uint8Array;
  /** Whether there is ink within a rectangle, in millimetres from the left and top edge. */
  hasInk: (left: number, top: number, right: number, bottom: number) => boolean;
}

/** Points of a picture in a millimetre. */
export const density = 8;

/** Draws some pages of a PDF, counted from 1, in a browser. */
export async function drawPdf(
  browser: Browser,
  bytes: Uint8Array,
  numbers: readonly number[],
): Promise<Picture[]> {
  const page = await (await newDevice(browser)).newPage();
  await page.route('https://draw.test/**', (route) => serve(route, bytes));
  await page.goto('https://draw.test/');
  await page.waitForFunction(() => 'getDocument' in globalThis);
  const pictures: Picture[] = [];
  for (const number of numbers) {
    const drawn = await page.evaluate(drawPage, { number, scale: density * millimetres });
    pictures.push(pictureOf(drawn.width, drawn.height, Buffer.from(drawn.light, 'base64')));
  }
  await page.context().close();
  return pictures;
}

const frame = `<!doctype html><script type="module">
  import { getDocument } from '/pdfjs.mjs';
  globalThis.getDocument = getDocument;
</script>`;

async function serve(route: Route, bytes: Uint8Array): Promise<void> {
  const { pathname } = new URL(route.request().url());
  if (pathname === '/pdf') return route.fulfill({ body: Buffer.from(bytes), contentType: 'application/pdf' });
  if (pathname !== '/pdfjs.mjs') return route.fulfill({ body: frame, contentType: 'text/html' });
  const body = await readFile(fileURLToPath(import.meta.resolve('unpdf/pdfjs')));
  return route.fulfill({ body, contentType: 'text/javascript' });
}

/** Runs in the browser. */
async function drawPage({ number, scale }: { number: number; scale: number }) {
  const { getDocument } = globalThis as unknown as typeof import('unpdf/pdfjs');
  const data = await (await fetch('/pdf')).arrayBuffer();
  const page = await (await getDocument({ data }).promise).getPage(number);
  const viewport = page.getViewport({ scale });
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [Math.round(viewport.width), Math.round(viewport.height)];
  await page.render({ canvas, viewport }).promise;
  const { data: rgba } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
  // What is printed is black and white: one of the colours says how light a point is.
  const light = new Uint8Array(canvas.width * canvas.height);
  for (let point = 0; point < light.length; point += 1) light[point] = rgba[4 * point]!;
  const parts = Array.from({ length: Math.ceil(light.length / 30_000) }, (_, index) =>
    String.fromCharCode(...light.subarray(index * 30_000, (index + 1) * 30_000)),
  );
  return { width: canvas.width, height: canvas.height, light: btoa(parts.join('')) };
}

function pictureOf(width: number, height: number, light: Uint8Array): Picture {
  const isDark = (x: number, y: number) => (light[y * width + x] ?? 255) < 160;
  return {
    width,
    height,
    light,
    hasInk: (left, top, right, bottom) => {
      for (let y = Math.ceil(top * density); y < Math.min(bottom * density, height); y += 1)
        for (let x = Math.ceil(left * density); x < Math.min(right * density, width); x += 1)
          if (isDark(x, y)) return true;
      return false;
    },
  };
}

/** What the code to scan on a page says; undefined without one. */
export function codeOn({ light, width, height }: Picture): string | undefined {
  // Every other point of every other line is enough for the code, and a quarter of the work.
  const [half, lines] = [width >> 1, height >> 1];
  // Red, green, blue and opacity alike.
  const rgba = new Uint32Array(half * lines);
  for (let y = 0; y < lines; y += 1)
    for (let x = 0; x < half; x += 1) rgba[y * half + x] = light[2 * (y * width + x)]! * 0x01010101;
  return jsQR(new Uint8ClampedArray(rgba.buffer), half, lines, { inversionAttempts: 'dontInvert' })?.data;
}
