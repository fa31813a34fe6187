import type * as v from 'valibot';

/** What is wrong with a value, in words that can follow its name. */
export function wordsOf(issue: v.BaseIssue<unknown>): string {
  if (issue.type !== 'strict_object') return issue.message;
  return issue.expected === 'never' ? 'is no field that this program knows' : 'is missing';
}
