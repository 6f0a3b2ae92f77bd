import { headline, type Headline, type Result, type Three } from '@dabiao/scoring';

export { threeResults, type Standings, type Three } from '@dabiao/scoring';

export function headlines({ claimed, evidenced, confirmed }: Three<Result>): Three<Headline> {
  return { claimed: headline(claimed), evidenced: headline(evidenced), confirmed: headline(confirmed) };
}
