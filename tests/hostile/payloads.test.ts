import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import openDraft from '../../functions/drafts-open.ts';
import saveDraft from '../../functions/drafts.ts';
import check from '../../functions/receipts-check.ts';
import send from '../../functions/responses.ts';
import { fieldPaths } from '../../src/questionnaire/fields.ts';
