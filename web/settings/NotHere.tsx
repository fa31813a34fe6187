/** Why something is not done on this phone, and the way to change that. */
export const NotHere = ({ why, to, way }: { why: string; to: string; way: string }) => (
  <div class="card notice stack tight" role="status">
    <p>{why}</p>
    <a class="button" href={to}>
      {way}
    </a>
  </div>
);
