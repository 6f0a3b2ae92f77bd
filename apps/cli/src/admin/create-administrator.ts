import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import {
  ApplicationModule,
  Clock,
  PASSWORD_LENGTH,
  PeopleService,
  type NewPerson,
  type PasswordProblem,
  type PersonView,
} from '@dabiao/application';
import { DomainError } from '@dabiao/kernel';
import type { MessageKey } from '@dabiao/messages';
import { configOrRefusal } from '../config';
import { Refusal, type Context } from '../context';

/** Makes the first administrator in the database that the environment names, as the server would find it. */
export async function createAdministrator(
  context: Context,
  person: Omit<NewPerson, 'memberships'>,
): Promise<PersonView> {
  const app = await NestFactory.createApplicationContext(ApplicationModule.with(configOrRefusal()), {
    logger: ['error', 'fatal'],
    abortOnError: false,
  });
  try {
    const stamp = { by: 'system', requestId: randomUUID(), at: app.get(Clock).now() };
    return await app.get(PeopleService).createFirstAdministrator(person, stamp);
  } catch (error) {
    throw error instanceof DomainError ? refusal(context, error) : error;
  } finally {
    await app.close();
  }
}

function refusal(context: Context, { code, params, details }: DomainError): Refusal {
  const problems = code === 'password.weak' ? (details['problems'] as PasswordProblem[]) : [];
  if (problems.length === 0) return context.refuse(code as MessageKey, params);
  return new Refusal(problems.map((problem) => context.say(`password.${problem}`, PASSWORD_LENGTH)));
}
