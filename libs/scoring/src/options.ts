import type { Clause, Edition } from '@dabiao/catalog';

/** Choices made, by option code. */
export type Choices = Readonly<Record<string, readonly string[]>>;

export type ChoiceProblem =
  | { readonly key: 'option.unknown'; readonly params: { option: string; options: string } }
  | { readonly key: 'option.choice'; readonly params: { option: string; choice: string; choices: string } }
  | { readonly key: 'option.one'; readonly params: { option: string } };

/** What is wrong with the choices for this edition; nothing wrong is an empty list. */
export function checkChoices(edition: Edition, given: Choices): ChoiceProblem[] {
  return Object.entries(given).flatMap(([name, chosen]): ChoiceProblem[] => {
    const option = edition.options.find(({ code }) => code === name);
    if (!option) {
      const options = edition.options.map(({ code }) => code).join(', ');
      return [{ key: 'option.unknown', params: { option: name, options: options || '—' } }];
    }
    const known = option.choices.map(({ code }) => code);
    const wrong = chosen
      .filter((choice) => !known.includes(choice))
      .map((choice): ChoiceProblem => ({
        key: 'option.choice',
        params: { option: name, choice, choices: known.join(', ') },
      }));
    if (option.choose === 'one' && new Set(chosen).size > 1)
      wrong.push({ key: 'option.one', params: { option: name } });
    return wrong;
  });
}

export interface SettledChoices {
  readonly choices: Choices;
  /** Options taken from the edition's default, which the result must say. */
  readonly defaulted: readonly string[];
  /** Options for which nothing is chosen and the edition has no default. */
  readonly undecided: readonly string[];
}

/** The choices in force: what was given, else the edition's default, else nothing. Expects checked choices. */
export function settleChoices(edition: Edition, given: Choices): SettledChoices {
  const choices: Record<string, readonly string[]> = {};
  const defaulted: string[] = [];
  const undecided: string[] = [];
  for (const option of edition.options) {
    const chosen = [...new Set(given[option.code] ?? [])];
    if (chosen.length > 0) choices[option.code] = chosen;
    else if (option.default) {
      choices[option.code] = option.default;
      defaulted.push(option.code);
    } else {
      choices[option.code] = [];
      undecided.push(option.code);
    }
  }
  return { choices, defaulted, undecided };
}

/** Whether a clause is switched on by the choices: every branch it names is chosen. */
export function appliesUnder(choices: Choices): (clause: Clause) => boolean {
  return (clause) =>
    !('branch' in clause) ||
    clause.branch === undefined ||
    Object.entries(clause.branch).every(([option, choice]) => choices[option]?.includes(choice) ?? false);
}

/** Whether a clause of the edition applies under the choices given, defaults included. */
export function appliesTo(edition: Edition, given: Choices): (clause: Clause) => boolean {
  return appliesUnder(settleChoices(edition, given).choices);
}
