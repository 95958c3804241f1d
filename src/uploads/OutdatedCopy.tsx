import { useEffect, useState } from 'preact/hooks';
import { differencesFromSigned } from '../paper/signed-differences.ts';
import { valuesOfAnswers } from '../questionnaire/values-of-answers.ts';
import { readRevision } from '../submission/api-client.ts';
import type { Credentials } from '../submission/draft-documents.ts';
import type { Signed } from '../submission/upload.ts';

interface Props {
  signed: Signed;
  /** The revision sent last. */
  revision: number;
  credentials: Credentials;
}

/** Says in which answers what was sent last differs from what the signed copy signs. */
export function OutdatedCopy({ signed, revision, credentials }: Props) {
  const [places, setPlaces] = useState<readonly string[]>([]);
  useEffect(() => {
    void differences(credentials, signed.revision, revision).then(setPlaces);
  }, [signed.revision, revision]);
  return (
    <div class="warning">
      <p>Bản ký đã nhận không còn khớp với số liệu gửi sau đó. Đề nghị ký và gửi bản ký mới.</p>
      {places.length > 0 && (
        <>
          <p>Khác ở:</p>
          <ul>
            {places.map((place) => (
              <li key={place}>{place}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

/** Where two revisions differ; nothing when one of them can't be read now. */
async function differences(credentials: Credentials, before: number, after: number): Promise<string[]> {
  const [old, now] = await Promise.all(
    [before, after].map((revision) => readRevision(credentials, revision)),
  );
  if (old?.kind !== 'done' || now?.kind !== 'done') return [];
  const { answers, explanations, contact } = now.document;
  return differencesFromSigned(old.document, valuesOfAnswers({ ...answers, ...contact }, explanations)) ?? [];
}
