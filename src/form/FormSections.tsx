import type { ComponentChildren } from 'preact';
import { sections, type Section } from '../questionnaire/questionnaire.ts';
import type { Question } from '../questionnaire/question.ts';
import type { BlockActions } from './BlocksView.tsx';
import type { Blocks, FormContent } from './form-content.ts';
import { SectionView } from './SectionView.tsx';

interface Props {
  form: FormContent;
  blocks: Blocks;
  actions: BlockActions | undefined;
  /** Where the access code is typed; it stands after the question which Sở answers. */
  accessCode: ComponentChildren;
  isUnitFixed: boolean;
  /** The way to the worksheet by district; it stands after the table of section 1. */
  worksheet: ComponentChildren;
}

/** All sections of the Phiếu in printed order. */
export function FormSections({ form, blocks, actions, accessCode, isUnitFixed, worksheet }: Props) {
  return (
    <>
      {sections.map((section) => (
        <SectionView
          key={section.id}
          section={section}
          form={form}
          blocks={blocks}
          actions={actions}
          afterUnit={asks(section, 'province') && accessCode}
          isUnitFixed={isUnitFixed}
          afterTable={asks(section, 'counts') && worksheet}
        />
      ))}
    </>
  );
}

const asks = ({ questions }: Section, kind: Question['kind']): boolean =>
  questions.some((question) => question.kind === kind);
