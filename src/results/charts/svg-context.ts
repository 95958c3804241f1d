type Matrix = readonly [number, number, number, number, number, number];

interface State {
  matrix: Matrix;
  fillStyle: unknown;
  strokeStyle: unknown;
  lineWidth: number;
  font: string;
  textAlign: string;
  textBaseline: string;
  dash: readonly number[];
}

const start: State = {
  matrix: [1, 0, 0, 1, 0, 0],
  fillStyle: '#000000',
  strokeStyle: '#000000',
  lineWidth: 1,
  font: '13px sans-serif',
  textAlign: 'start',
  textBaseline: 'alphabetic',
  dash: [],
};

const anchors: Record<string, string> = { center: 'middle', right: 'end', end: 'end' };
/** How far below a line of its letters' baseline stands, in heights of a letter. */
const baselines: Record<string, number> = { top: 0.79, hanging: 0.79, middle: 0.29, bottom: -0.21 };
const round = (value: number): number => Math.round(value * 10) / 10;

/** Text as it may stand in SVG. */
export const escaped = (text: string): string =>
  text.replace(
    /[&<>"]/gu,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign,
  );

/** A pattern of an SVG drawing, named by its address in it. */
class SvgPattern {
  readonly address: string;
  constructor(address: string) {
    this.address = address;
  }
}

/**
 * A drawing context that writes SVG: what Chart.js calls of a canvas, no more. Text stays text and patterns stay lines; nothing is
 * clipped, for charts here have nothing beyond their area. Each chart has names of its own for its patterns.
 */
export class SvgContext {
  readonly canvas: { width: number; height: number; getContext: () => SvgContext };
  readonly #id: string;
  readonly #measure: (font: string, text: string) => number;
  readonly #states: State[] = [];
  #state: State = start;
  #path = '';
  #at: readonly [number, number] | null = null;
  #last: { attributes: string; path: string } | null = null;
  readonly #parts: string[] = [];
  readonly #definitions: string[] = [];

  constructor(id: string, width: number, height: number, measure: (font: string, text: string) => number) {
    this.canvas = { width, height, getContext: () => this };
    this.#id = id;
    this.#measure = measure;
  }

  /** What has been drawn, as the content of an svg element. */
  content(): string {
    this.#flush();
    const definitions = this.#definitions.join('');
    return (definitions && `<defs>${definitions}</defs>`) + this.#parts.join('');
  }

  save(): void {
    this.#states.push(this.#state);
  }
  restore(): void {
    this.#state = this.#states.pop() ?? start;
  }
  #set(change: Partial<State>): void {
    this.#state = { ...this.#state, ...change };
  }
  get fillStyle(): unknown {
    return this.#state.fillStyle;
  }
  set fillStyle(fillStyle: unknown) {
    this.#set({ fillStyle });
  }
  get strokeStyle(): unknown {
    return this.#state.strokeStyle;
  }
  set strokeStyle(strokeStyle: unknown) {
    this.#set({ strokeStyle });
  }
  get lineWidth(): number {
    return this.#state.lineWidth;
  }
  set lineWidth(lineWidth: number) {
    this.#set({ lineWidth });
  }
  get font(): string {
    return this.#state.font;
  }
  set font(font: string) {
    this.#set({ font });
  }
  get textAlign(): string {
    return this.#state.textAlign;
  }
  set textAlign(textAlign: string) {
    this.#set({ textAlign });
  }
  get textBaseline(): string {
    return this.#state.textBaseline;
  }
  set textBaseline(textBaseline: string) {
    this.#set({ textBaseline });
  }
  setLineDash(dash: readonly number[]): void {
    this.#set({ dash: [...dash] });
  }

  translate(x: number, y: number): void {
    this.transform(1, 0, 0, 1, x, y);
  }
  rotate(by: number): void {
    this.transform(Math.cos(by), Math.sin(by), -Math.sin(by), Math.cos(by), 0, 0);
  }
  scale(x: number, y: number): void {
    this.transform(x, 0, 0, y, 0, 0);
  }
  transform(a: number, b: number, c: number, d: number, e: number, f: number): void {
    const [A, B, C, D, E, F] = this.#state.matrix;
    this.#set({
      matrix: [
        A * a + C * b,
        B * a + D * b,
        A * c + C * d,
        B * c + D * d,
        A * e + C * f + E,
        B * e + D * f + F,
      ],
    });
  }
  setTransform(a: number, b: number, c: number, d: number, e: number, f: number): void {
    this.#set({ matrix: [a, b, c, d, e, f] });
  }
  resetTransform(): void {
    this.#set({ matrix: start.matrix });
  }
  #point(x: number, y: number): string {
    const [a, b, c, d, e, f] = this.#state.matrix;
    return `${round(a * x + c * y + e)} ${round(b * x + d * y + f)}`;
  }

  beginPath(): void {
    this.#path = '';
    this.#at = null;
  }
  closePath(): void {
    if (this.#path !== '') this.#path += 'Z';
  }
  moveTo(x: number, y: number): void {
    this.#path += `M${this.#point(x, y)}`;
    this.#at = [x, y];
  }
  lineTo(x: number, y: number): void {
    if (this.#at === null) return this.moveTo(x, y);
    this.#path += `L${this.#point(x, y)}`;
    this.#at = [x, y];
  }
  rect(x: number, y: number, width: number, height: number): void {
    this.moveTo(x, y);
    this.#path += `L${this.#point(x + width, y)}L${this.#point(x + width, y + height)}L${this.#point(x, y + height)}Z`;
  }
  arc(x: number, y: number, radius: number, from: number, to: number): void {
    const r = round(radius);
    if (Math.abs(to - from) >= 2 * Math.PI - 1e-6) {
      this.#path += `M${this.#point(x + radius, y)}a${r} ${r} 0 1 1 ${round(-2 * radius)} 0a${r} ${r} 0 1 1 ${round(2 * radius)} 0`;
      return;
    }
    this.lineTo(x + radius * Math.cos(from), y + radius * Math.sin(from));
    const [endX, endY] = [x + radius * Math.cos(to), y + radius * Math.sin(to)];
    this.#path += `A${r} ${r} 0 ${Math.abs(to - from) > Math.PI ? 1 : 0} ${to > from ? 1 : 0} ${this.#point(endX, endY)}`;
    this.#at = [endX, endY];
  }

  fill(): void {
    this.#ink(`fill="${this.#paint(this.#state.fillStyle)}"`, this.#path);
  }
  stroke(): void {
    const { strokeStyle, lineWidth, dash } = this.#state;
    const dashes = dash.length > 0 ? ` stroke-dasharray="${dash.join(' ')}"` : '';
    this.#ink(
      `fill="none" stroke="${this.#paint(strokeStyle)}" stroke-width="${round(lineWidth * 10) / 10}"${dashes}`,
      this.#path,
    );
  }
  fillRect(x: number, y: number, width: number, height: number): void {
    this.beginPath();
    this.rect(x, y, width, height);
    this.fill();
  }
  strokeRect(x: number, y: number, width: number, height: number): void {
    this.beginPath();
    this.rect(x, y, width, height);
    this.stroke();
  }
  clearRect(): void {}
  clip(): void {}

  /** Consecutive paths of one ink are one path. */
  #ink(attributes: string, path: string): void {
    if (path === '' || attributes.includes('"transparent"') || /rgba\([^)]*, ?0\)/u.test(attributes)) return;
    if (this.#last?.attributes === attributes) {
      this.#last.path += path;
      return;
    }
    this.#flush();
    this.#last = { attributes, path };
  }
  #flush(): void {
    if (this.#last) this.#parts.push(`<path ${this.#last.attributes} d="${this.#last.path}"/>`);
    this.#last = null;
  }
  #paint(style: unknown): string {
    return style instanceof SvgPattern ? `url(#${style.address})` : String(style);
  }

  measureText(text: string): {
    width: number;
    actualBoundingBoxLeft: number;
    actualBoundingBoxRight: number;
  } {
    const width = this.#measure(this.#state.font, text);
    return { width, actualBoundingBoxLeft: 0, actualBoundingBoxRight: width };
  }
  fillText(text: string, x: number, y: number): void {
    this.#flush();
    const { font, textAlign, textBaseline, matrix, fillStyle } = this.#state;
    const size = Number(/([\d.]+)px/u.exec(font)?.[1] ?? 13);
    const down = (baselines[textBaseline] ?? 0) * size;
    const turned = Math.abs(matrix[1]) > 1e-6;
    const [atX, atY] = turned ? [round(x), round(y + down)] : this.#point(x, y + down).split(' ');
    const attributes = [
      `x="${atX}" y="${atY}"`,
      `font-size="${round(size)}"`,
      /^(600|bold)/u.test(font) && 'font-weight="600"',
      anchors[textAlign] && `text-anchor="${anchors[textAlign]}"`,
      `fill="${this.#paint(fillStyle)}"`,
      turned && `transform="matrix(${matrix.map((one) => round(one)).join(' ')})"`,
    ];
    this.#parts.push(`<text ${attributes.filter(Boolean).join(' ')}>${escaped(text)}</text>`);
  }
  strokeText(): void {}

  /** Another drawing, to be the tile of a pattern. */
  tile(size: number): SvgContext {
    return new SvgContext(`${this.#id}-${size}`, size, size, this.#measure);
  }
  createPattern(canvas: { width: number; height: number; getContext: () => SvgContext }): SvgPattern {
    const address = `${this.#id}-o${this.#definitions.length + 1}`;
    const size = `width="${canvas.width}" height="${canvas.height}"`;
    this.#definitions.push(
      `<pattern id="${address}" ${size} patternUnits="userSpaceOnUse">${canvas.getContext().content()}</pattern>`,
    );
    return new SvgPattern(address);
  }
}
