import type { Me } from '../documents/me.ts';
import { addressOf } from '../place.ts';
import type { Session } from '../session/session.ts';
import { AgreementPart } from './AgreementPart.tsx';
import { CodebookPart } from './CodebookPart.tsx';
import { PublicationPart } from './PublicationPart.tsx';
import { TextsPart } from './TextsPart.tsx';
import { allTexts, type TextsView, type ThemesPart } from './texts-view.ts';

interface Props {
  session: Session;
  me: Me;
  part: ThemesPart;
  view: TextsView;
}

const partLabels: Readonly<Record<ThemesPart, string>> = {
  texts: 'Nội dung các Sở ghi',
  codebook: 'Danh mục chủ đề',
  agreement: 'Đối chiếu, theo vùng',
  publication: 'Công bố',
};

/** What the Sở wrote in 3.4, 4 and 5: read, coded by themes, compared, counted, published as counts. */
export function ThemesPage({ session, me, part, view }: Props) {
  return (
    <>
      <div class="board-head">
        <h1>Phân loại nội dung</h1>
        <nav aria-label="Phân loại nội dung">
          <ul class="jumps">
            {(Object.keys(partLabels) as ThemesPart[]).map((one) => (
              <li key={one}>
                <a
                  href={addressOf({ page: 'themes', part: one, view: allTexts })}
                  aria-current={one === part ? 'page' : undefined}
                >
                  {partLabels[one]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
      <Part session={session} me={me} part={part} view={view} />
    </>
  );
}

function Part({ session, me, part, view }: Props) {
  switch (part) {
    case 'codebook':
      return <CodebookPart session={session} />;
    case 'agreement':
      return <AgreementPart session={session} view={view} />;
    case 'publication':
      return <PublicationPart session={session} me={me} />;
    default:
      return <TextsPart session={session} view={view} />;
  }
}
