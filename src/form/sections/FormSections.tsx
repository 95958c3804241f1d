import type { ComponentChildren } from 'preact';
import { sections, type Section } from '../../questionnaire/questionnaire.ts';
import type { Question } from '../../questionnaire/question.ts';
import type { Repeats } from '../draft/repeats.ts';
import type { FormContent } from '../form-content.ts';
import { SectionView } from './SectionView.tsx';

interface Props {
  form: FormContent;
  repeats: Repeats;
  /** Where the access code is typed; it stands after the question which Sở answers. */
  accessCode: ComponentChildren;
  /** What stands after the table of section 1. */
  afterTable: ComponentChildren;
}

/** All sections of the Phiếu in printed order. */
export function FormSections({ form, repeats, accessCode, afterTable }: Props) {
  return (
    <>
      {sections.map((section) => (
        <SectionView
          key={section.id}
          section={section}
          form={form}
          repeats={repeats}
          afterUnit={asks(section, 'province') && accessCode}
          afterTable={asks(section, 'counts') && afterTable}
        />
      ))}
    </>
  );
}

const asks = ({ questions }: Section, kind: Question['kind']): boolean =>
  questions.some((question) => question.kind === kind);
