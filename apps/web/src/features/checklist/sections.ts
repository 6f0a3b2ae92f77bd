import type { Schemas } from '../../shared/api';

type Section = Pick<Schemas['Section'], 'code' | 'parent' | 'title'>;

/** A section and everything below it. */
export function sectionsWithin(sections: readonly Section[], section: string): ReadonlySet<string> {
  const parents = new Map(sections.map(({ code, parent }) => [code, parent]));
  const isWithin = (code: string | undefined): boolean =>
    code !== undefined && (code === section || isWithin(parents.get(code)));
  return new Set(sections.map(({ code }) => code).filter(isWithin));
}

export interface SectionNode {
  readonly section: Section;
  readonly depth: number;
}

/** Sections in the order of the edition, each below its parent. */
export function sectionList(sections: readonly Section[]): SectionNode[] {
  const below = (parent: string | undefined, depth: number): SectionNode[] =>
    sections
      .filter((section) => section.parent === parent)
      .flatMap((section) => [{ section, depth }, ...below(section.code, depth + 1)]);
  return below(undefined, 0);
}
