/** What the first version of the database held, in today's form. Pure. */
import type { Checked } from './schema.ts';

/** As version 1 kept it, when there were always three operators. */
export interface CheckedBefore extends Omit<Checked, 'agree' | 'doubted'> {
  agree: 'all' | 'two' | 'contradiction';
  doubted: string | null;
}

export const checkedFrom = ({ agree, doubted, ...rest }: CheckedBefore): Checked => ({
  ...rest,
  agree: agree === 'two' ? 'some' : agree,
  doubted: doubted === null ? [] : [doubted],
});
