import { linesOf, type Block } from '@dabiao/reporting';

/** Tables of so few lines are never torn apart: with caption and headers they take less than half a page. */
const MOST_LINES = 20;

/** What stands on one page as a whole: charts, and tables that are short. */
export function staysWhole(block: Block): boolean {
  return block.kind === 'chart' || (block.kind === 'table' && linesOf(block) <= MOST_LINES);
}

/** Headings, and a text between a heading and what it introduces: alone at the end of a page they would say nothing. */
export function leadsOver(blocks: readonly Block[], at: number): boolean {
  const [before, after] = [blocks[at - 1]?.kind, blocks[at + 1]?.kind];
  switch (blocks[at]!.kind) {
    case 'heading':
      return true;
    case 'note':
    case 'paragraph':
      return before === 'heading' && (after === 'table' || after === 'chart' || after === 'heading');
    default:
      return false;
  }
}

/** The blocks in groups, each with the headings and texts that lead over to it; below a short table goes its note, too. */
export function withLeads(blocks: readonly Block[]): Block[][] {
  const groups: Block[][] = [];
  let group: Block[] = [];
  blocks.forEach((block, at) => {
    group.push(block);
    const goesOn = leadsOver(blocks, at) || (staysWhole(block) && blocks[at + 1]?.kind === 'note');
    if (goesOn && at < blocks.length - 1) return;
    groups.push(group);
    group = [];
  });
  return groups;
}
