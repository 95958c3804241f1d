import { Parser } from 'saxen';
import { PackageError } from './open-package.ts';

/** What is told of an XML part while it is read, element by element. */
export interface XmlHandlers {
  /** Names have the prefix given for their namespace, or none: "w:p"; attributes too. */
  open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  close?: (name: string) => void;
  text?: (text: string) => void;
}

const limits = { depth: 256, elements: 400_000 } as const;

/**
 * Reads an XML part once from its beginning to its end.
 * @param namespaces prefix by namespace; elements of others keep the prefix the file has
 * @throws PackageError when it is no XML, or has more elements than any honest file
 */
export function walkXml(
  xml: string,
  namespaces: Readonly<Record<string, string>>,
  handlers: XmlHandlers,
): void {
  const parser = new Parser();
  parser.ns({ ...namespaces });
  let [depth, elements] = [0, 0];
  parser.on('openTag', (name: string, attributesOf: () => Record<string, string>) => {
    depth += 1;
    elements += 1;
    if (depth > limits.depth || elements > limits.elements) throw new PackageError('too_much_inside');
    handlers.open?.(name, attributesOf());
  });
  parser.on('closeTag', (name: string) => {
    depth -= 1;
    handlers.close?.(name);
  });
  parser.on('text', (text: string, decode: (text: string) => string) => handlers.text?.(decode(text)));
  parser.on('cdata', (text: string) => handlers.text?.(text));
  parser.on('error', () => {
    throw new PackageError('damaged');
  });
  parser.parse(xml);
  if (depth !== 0) throw new PackageError('damaged');
}
