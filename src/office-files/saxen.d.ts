declare module 'saxen' {
  /** What is used here of the parser, which comes without types. */
  export class Parser {
    ns(prefixes: Readonly<Record<string, string>>): this;
    on(event: 'openTag', told: (name: string, attributes: () => Record<string, string>) => void): this;
    on(event: 'closeTag', told: (name: string) => void): this;
    on(event: 'text', told: (text: string, decode: (text: string) => string) => void): this;
    on(event: 'cdata', told: (text: string) => void): this;
    on(event: 'error', told: (error: Error) => void): this;
    parse(xml: string): Error | undefined;
  }
}
