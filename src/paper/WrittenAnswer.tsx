import { paragraphsAt, type Filling } from './given.ts';
import { DottedLines, NotGiven } from './Marks.tsx';

/** A written answer: its paragraphs, dotted lines on the blank sheet, or that nothing was given. */
export function WrittenAnswer({ filling, path, lines }: { filling: Filling; path: string; lines: number }) {
  if (!filling) return <DottedLines count={lines} />;
  const paragraphs = paragraphsAt(filling, path);
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
