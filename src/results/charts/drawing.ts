/** The colours of a chart: the page's own, or the reader's where the system forces them. */
export interface ChartColors {
  text: string;
  line: string;
  fill: string;
  paper: string;
}

/** Dark on white, so that a black-and-white printer loses nothing. */
export const printColors: ChartColors = {
  text: '#1a1f26',
  line: '#4d5966',
  fill: '#0b5c4b',
  paper: '#ffffff',
};

/** What a chart is drawn on: a canvas in the browser and for PNG, or an SVG context, which has all of it that Chart.js calls. */
export type DrawingContext = Pick<
  CanvasRenderingContext2D,
  | 'save'
  | 'restore'
  | 'beginPath'
  | 'moveTo'
  | 'lineTo'
  | 'stroke'
  | 'fillRect'
  | 'fillText'
  | 'measureText'
  | 'setLineDash'
  | 'createPattern'
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'font'
  | 'textAlign'
  | 'textBaseline'
>;

/** A place to draw one chart in: how wide, in which letters and colours, and how to make the tile of a pattern. */
export interface Drawing {
  width: number;
  colors: ChartColors;
  fontFamily: string;
  fontSize: number;
  context: DrawingContext;
  /** A small square to draw a pattern's tile on. */
  tile: (size: number) => { context: DrawingContext; image: CanvasImageSource };
}

/** Narrower drawings, as on phones and in two columns on paper, put names above rather than beside. */
export const isNarrow = ({ width }: Pick<Drawing, 'width'>): boolean => width < 560;

/** The letters of a chart in this weight, as a canvas wants them. */
export const letters = ({ fontFamily, fontSize }: Drawing, weight = 400, part = 1): string =>
  `${weight} ${fontSize * part}px ${fontFamily}`;

/** The hatching of the second series: told apart without any colour. */
export function hatch(drawing: Drawing): CanvasPattern | string {
  const { colors } = drawing;
  const { context, image } = drawing.tile(8);
  context.fillStyle = colors.paper;
  context.fillRect(0, 0, 8, 8);
  context.strokeStyle = colors.fill;
  context.lineWidth = 2;
  context.beginPath();
  for (const shift of [-8, 0, 8]) {
    context.moveTo(shift - 1, 9);
    context.lineTo(shift + 9, -1);
  }
  context.stroke();
  return drawing.context.createPattern(image, 'repeat') ?? colors.paper;
}
