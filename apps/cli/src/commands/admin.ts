import { createRequire } from 'node:module';
import { Command } from 'commander';
import { askPassword } from '../admin/ask-password';
import type { Context } from '../context';

export function admin(context: () => Context): Command {
  const command = new Command('admin').description('Accounts that cannot be made over HTTP');
  command
    .command('create')
    .description(
      'Make the first administrator; the password is asked for, or DABIAO_PASSWORD, or standard input',
    )
    .requiredOption('--login <login>', 'sign-in name')
    .requiredOption('--name <name>', 'what the person is called')
    .action(async ({ login, name }: { login: string; name: string }) => {
      const made = context();
      // As the server takes them.
      if (!/^[A-Za-z0-9][A-Za-z0-9._-]{1,59}$/.test(login)) throw made.refuse('admin.login');
      if (name.trim() === '' || name.length > 200) throw made.refuse('admin.name');
      const password = await askPassword(made);
      const person = await server().createAdministrator(made, { login, name, password });
      made.out(made.say('admin.created', { login: person.login }));
    });
  return command;
}

/** Loaded only here: no other command should wait for Nest and the database. */
const server = (): typeof import('../admin/create-administrator') =>
  createRequire(__filename)(
    '../admin/create-administrator',
  ) as typeof import('../admin/create-administrator');
