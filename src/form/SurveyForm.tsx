import { Place, placeIds } from './dom/Place.tsx';
import { draftOf } from './draft/draft-state.ts';
import { valueAt, type FormValues } from './draft/values.ts';
import { ErrorSummary } from './ErrorSummary.tsx';
import type { FormContent } from './form-content.ts';
import { AccessCodeField } from './opening/AccessCodeField.tsx';
import { missingPartId } from './start/missing-part.ts';
import { plainAnswerId, type PlainAnswer } from './plain/plain-answer.ts';
import { sendingAfter } from './review/sending.ts';
import { SendingStatus } from './review/SendingStatus.tsx';
import { FormSections } from './sections/FormSections.tsx';
import { SectionBar, SectionList } from './sections/SectionList.tsx';
import { SendSection } from './sections/SendSection.tsx';

/** What the form is rendered with: nothing at first, or why a plain POST was refused. */
export interface SurveyFormProps extends PlainAnswer {
  values?: FormValues;
  /** The revision a correction goes on from. */
  baseRevision?: number;
}

/**
 * The Phiếu as a form, whole without script. Its fields are the page's own and stay so: script listens to them, and fills
 * the places between them.
 */
export function SurveyForm(props: SurveyFormProps) {
  const { values = {}, errors = [], refusal, codeError, baseRevision } = props;
  const { unit, repeats } = draftOf(values);
  const sending = sendingAfter(refusal);
  const form: FormContent = {
    valueAt: (path) => valueAt(values, path),
    unit,
    errors: Object.fromEntries(errors.map(({ path, message }) => [path, message])),
    warnings: {},
    isReadOnly: false,
  };
  return (
    <div class="survey-form">
      <Place id={placeIds.steps} />
      <div class="form-layout">
        <div class="section-guide">
          <SectionBar />
          <Place id={placeIds.sections}>
            <SectionList wordsOf={undefined} />
          </Place>
        </div>
        <form class="form-body" method="post" action="/api/responses" noValidate autocomplete="off">
          {baseRevision !== undefined && <input type="hidden" name="base_revision" value={baseRevision} />}
          <Place id={placeIds.notices}>
            {refusal && <ErrorSummary errors={errors} repeats={repeats} codeError={codeError} attempt={0} />}
            {refusal && <SendingStatus sending={sending} />}
          </Place>
          <FormSections
            form={form}
            repeats={repeats}
            accessCode={<AccessCodeField state={draftOf(values)} error={codeError} />}
            afterTable={<Place id={placeIds.table} />}
          />
          <SendSection form={form} />
        </form>
        <Place id={placeIds.tools} />
      </div>
      <p class="missing-part" role="status" id={missingPartId} hidden />
      <Place id={placeIds.saving} />
      {refusal && <AnswerForScript {...{ errors, refusal, codeError }} />}
    </div>
  );
}

/** What came of a plain POST, for script to go on from. */
const AnswerForScript = (answer: PlainAnswer) => (
  <script
    type="application/json"
    id={plainAnswerId}
    dangerouslySetInnerHTML={{ __html: JSON.stringify(answer).replaceAll('<', '\\u003c') }}
  />
);
