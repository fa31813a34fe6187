import { expect, test } from 'vitest';
import { progressLines } from '../../workers/node/progress-lines.ts';
import { RunState } from '../../workers/node/run-state.ts';

test('one line for each change of state or stage', () => {
  const lines: string[] = [];
  const progress = progressLines((line) => lines.push(line));
  progress({ run: 5, attempt: 1, state: RunState.Agreed });
  progress({ run: 5, attempt: 1, state: RunState.Computing, stage: 'index', finished: 0, total: 2 });
  progress({ run: 5, attempt: 1, state: RunState.Computing, stage: 'index', finished: 1, total: 2 });
  progress({ run: 5, attempt: 2, state: RunState.Computing, stage: 'index', finished: 0, total: 2 });
  expect(lines).toEqual([
    'run 5, attempt 1: agreed',
    'run 5, attempt 1: computing (index)',
    'run 5, attempt 2: computing (index)',
  ]);
});
