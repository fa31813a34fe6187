import { CodeError } from './code-error.ts';

/** Codes that told of a test result in 2020–23; people still keep them beside posters. */
const TEST_CODE = /^https:\/\/(localhost\/\?[0-9a-f]{6}-|[sp]\.coronawarn\.app(?![a-z0-9.:-]))/i;

/** @throws CodeError when it is a code of a test */
export function refuseTestCode(text: string): void {
  if (TEST_CODE.test(text))
    throw new CodeError('test', 'This is a test code, not a place: look for the poster at the door.');
}
