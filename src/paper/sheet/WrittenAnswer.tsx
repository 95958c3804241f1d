import { paragraphsAt, type PrintedValues } from './printed-values.ts';
import { DottedLines, NotGiven } from './Marks.tsx';

/** A written answer: its paragraphs, dotted lines on the blank sheet, or that nothing was given. */
export function WrittenAnswer({
  values,
  path,
  lines,
}: {
  values: PrintedValues;
  path: string;
  lines: number;
}) {
  if (!values) return <DottedLines count={lines} />;
  const paragraphs = paragraphsAt(values, path);
  return <Paragraphs paragraphs={paragraphs.length > 0 ? paragraphs : undefined} />;
}

/** Paragraphs of an answer; undefined where nothing was given. */
export function Paragraphs({ paragraphs }: { paragraphs: readonly string[] | undefined }) {
  if (!paragraphs)
    return (
      <p class="answer">
        <NotGiven />
      </p>
    );
  return (
    <>
      {paragraphs.map((paragraph, position) => (
        <p class="answer" key={position}>
          {paragraph}
        </p>
      ))}
    </>
  );
}
