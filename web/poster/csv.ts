/** Posters from a table in a CSV file. Pure; the parser is fetched when it is first needed. */
import { type FormProblem, momentOf, problemsAmong, type Wanted } from './form.ts';

export type CsvProblem =
  | FormProblem
  | { what: 'large' | 'heading' | 'columns' | 'quotes' | 'empty' | 'unreadable' }
  | { what: 'column'; name: string };

/** Something wrong, and the line with it, from 1; none: the file as a whole. */
export type Wrong = CsvProblem & { line?: number };

/** All that is wrong with a table, in the order of its lines. */
export class CsvError extends Error {
  readonly wrong: readonly Wrong[];

  constructor(...wrong: Wrong[]) {
    super(wrong.map(({ what, line }) => `${what} in line ${line}`).join(', '));
    this.wrong = wrong;
  }
}

/** Largest file that is read. */
export const MOST_BYTES = 200_000;

const COLUMNS = ['name', 'room', 'address', 'minutes', 'from', 'to'];
const NOTHING: Record<string, string> = { room: '', address: '', minutes: '', from: '', to: '' };

interface Row {
  fields: string[];
  line: number;
}

/** What separates the columns of the heading. The parser's own guess is wrong for two columns and a last empty line. */
const delimiterOf = (text: string): string => {
  const [heading] = text.trimStart().split(/[\r\n]/, 1);
  const count = (mark: string) => heading.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
};

/** Rows with the lines on which they begin: a field in quotation marks may hold line ends. */
const rowsOf = async (text: string): Promise<Row[]> => {
  const { default: papa } = await import('papaparse');
  const rows: Row[] = [];
  let [start, line] = [0, 1];
  papa.parse<string[]>(text, {
    delimiter: delimiterOf(text),
    step({ data, errors, meta }) {
      if (errors.some(({ type }) => type === 'Quotes')) throw new CsvError({ what: 'quotes', line });
      const fields = data.map((field) => field.trim());
      if (fields.some(Boolean)) rows.push({ fields, line });
      line += text.slice(start, meta.cursor).match(/\r\n|\r|\n/g)?.length ?? 0;
      start = meta.cursor;
    },
  });
  return rows;
};

const wantedOf = (row: Record<string, string>, usual: number): Wanted => {
  const { name, room, address, minutes, from, to } = { ...NOTHING, ...row };
  return {
    name,
    room,
    address,
    minutes: minutes === '' ? usual : Number(minutes),
    validFrom: momentOf(from),
    validTo: momentOf(to, true),
  };
};

/**
 * The posters that a CSV file names, one a line under a heading; separated by commas, semicolons or tabs.
 * @param bytes of the file, UTF-8
 * @param usual minutes of a stay where the table names none
 * @param now unix seconds
 * @throws CsvError naming the lines that are wrong
 */
export const readCsv = async (bytes: Uint8Array, usual: number, now: number): Promise<Wanted[]> => {
  if (bytes.length > MOST_BYTES) throw new CsvError({ what: 'large' });
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new CsvError({ what: 'unreadable' });
  }
  const [head, ...rows] = await rowsOf(text);
  const columns = head?.fields.map((name) => name.toLowerCase()) ?? [];
  if (!columns.includes('name')) throw new CsvError({ what: 'heading' });
  const unknown = columns.find((name, i) => !COLUMNS.includes(name) || columns.indexOf(name) < i);
  if (unknown !== undefined)
    throw new CsvError({ what: 'column', name: unknown.slice(0, 40), line: head.line });
  if (rows.length === 0) throw new CsvError({ what: 'empty' });
  const wanted = rows.map(({ fields }) =>
    wantedOf(Object.fromEntries(columns.map((name, i) => [name, fields[i] ?? ''])), usual),
  );
  const wide = rows.filter(({ fields }) => fields.slice(columns.length).some(Boolean));
  const wrong = new Map<number, CsvProblem>([
    ...problemsAmong(wanted, now).map(({ at, problem }) => [rows[at].line, problem] as const),
    ...wide.map(({ line }) => [line, { what: 'columns' }] as const),
  ]);
  if (wrong.size > 0)
    throw new CsvError(
      ...[...wrong].sort(([a], [b]) => a - b).map(([line, problem]) => ({ ...problem, line })),
    );
  return wanted;
};
