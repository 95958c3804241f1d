import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { sections } from '../questionnaire/questionnaire.ts';
import type { RawInput } from '../questionnaire/raw-input.ts';
import { readRaw, type AnswerError } from '../questionnaire/read-raw.ts';
import { Confirmation } from './Confirmation.tsx';
import { ErrorSummary } from './ErrorSummary.tsx';
import { placeErrors, type Errors } from './form-content.ts';
import { readExtra, readForm } from './read-form.ts';
import { SectionView } from './SectionView.tsx';
import { SendSection } from './SendSection.tsx';
import { useBlocks } from './use-blocks.ts';
import { useSending } from './use-sending.ts';

/** The Phiếu as a form. Its inputs keep what is typed themselves, so that nothing is lost before script runs. */
export function SurveyForm({ raw: initial = {} }: { raw?: RawInput }) {
  const element = useRef<HTMLFormElement>(null);
  const [raw, setRaw] = useState(initial);
  const [errors, setErrors] = useState<readonly AnswerError[]>([]);
  const remember = useCallback(() => setRaw(readForm(element.current!)), []);
  const { blocks, actions } = useBlocks(initial, remember);
  const { sending, start, reset } = useSending();
  const isReady = useIsReady();

  async function submit(event: SubmitEvent) {
    event.preventDefault();
    const form = element.current!;
    const typed = readForm(form);
    const reading = readRaw(typed);
    setErrors(reading.ok ? [] : placeErrors(reading.errors, blocks));
    if (!reading.ok || sending.kind === 'sending') return;
    const result = await start(typed, readExtra(form, 'access_code'));
    if (result.kind === 'failed') setErrors(placeErrors(result.errors, blocks));
  }

  const isSent = sending.kind === 'stored';
  const content = { raw, errors: byPath(errors) };
  return (
    <>
      {isSent && <Confirmation receipt={sending.receipt} onCorrect={reset} />}
      <form
        ref={element}
        hidden={isSent}
        method="post"
        action="/api/responses"
        noValidate
        autocomplete="off"
        onSubmit={(event) => void submit(event)}
      >
        <ErrorSummary errors={errors} />
        {sections.map((section) => (
          <SectionView
            key={section.id}
            section={section}
            form={content}
            blocks={blocks}
            actions={isReady ? actions : undefined}
          />
        ))}
        <SendSection sending={sending} />
      </form>
    </>
  );
}

const byPath = (errors: readonly AnswerError[]): Errors =>
  Object.fromEntries(errors.map(({ path, message }) => [path, message]));

/** False in the first rendering, so that it equals the one in the HTML; then true. */
function useIsReady(): boolean {
  const [isReady, setIsReady] = useState(false);
  useEffect(() => setIsReady(true), []);
  return isReady;
}
