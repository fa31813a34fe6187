/** Posters from a table in a CSV file. Pure; the parser is fetched when it is first needed. */
import { type FormProblem, momentOf, problemAmong, type Wanted } from './form.ts';

export type CsvProblem =
  | FormProblem
  | { what: 'large' | 'heading' | 'columns' | 'quotes' | 'empty' | 'unreadable' }
  | { what: 'column'; name: string };

/** What is wrong with a table, and where. */
export class CsvError extends Error {
  /** @param line from 1; null: the file as a whole */
  constructor(
    readonly problem: CsvProblem,
    readonly line: number | null = null,
  ) {
    super(`${problem.what} in line ${line}`);
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
      if (errors.some(({ type }) => type === 'Quotes')) throw new CsvError({ what: 'quotes' }, line);
      const fields = data.map((field) => field.trim());
      if (fields.some(Boolean)) rows.push({ fields, line });
      line += text.slice(start, meta.cursor).match(/\r\n|\r|\n/g)?.length ?? 0;
      start = meta.cursor;
    },
  });
  return rows;
};

const wantedOf = (row: Record<string, string>, line: number, usual: number): Wanted => {
  const { name, room, address, minutes, from, to } = { ...NOTHING, ...row };
  const [validFrom, validTo] = [momentOf(from), momentOf(to, true)];
  if (validFrom === null || validTo === null) throw new CsvError({ what: 'date' }, line);
  return { name, room, address, minutes: minutes === '' ? usual : Number(minutes), validFrom, validTo };
};

/**
 * The posters that a CSV file names, one a line under a heading; separated by commas, semicolons or tabs.
 * @param bytes of the file, UTF-8
 * @param usual minutes of a stay where the table names none
 * @throws CsvError naming the line
 */
export const readCsv = async (bytes: Uint8Array, usual: number): Promise<Wanted[]> => {
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
  if (unknown !== undefined) throw new CsvError({ what: 'column', name: unknown.slice(0, 40) }, head.line);
  if (rows.length === 0) throw new CsvError({ what: 'empty' });
  const wanted = rows.map(({ fields, line }) => {
    if (fields.slice(columns.length).some(Boolean)) throw new CsvError({ what: 'columns' }, line);
    return wantedOf(Object.fromEntries(columns.map((name, i) => [name, fields[i] ?? ''])), line, usual);
  });
  const wrong = problemAmong(wanted);
  if (wrong) throw new CsvError(wrong.problem, rows[wrong.at].line);
  return wanted;
};
