import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, getSchemaPath, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { ProblemDto } from '../http/problem.dto';
import { withNullTypes } from './null-types';

const DESCRIPTION = `
达标:县级医院达标任务、佐证材料与达标率。 Accreditation readiness of county hospitals: clauses, proofs, rates.

- **登录 Signing in.** \`POST /api/session\` sets the cookie \`dabiao_session\`; send it with every request. Whoever still
  has an initial password is refused with \`session.changePassword\` until they choose another.
- **权限 Permissions.** \`x-permission\` of an operation names what the caller must hold. What belongs to others is
  answered like what does not exist.
- **并发 Versions.** Send the \`version\` you read with every change. If somebody else was first, the answer is 409 with
  the current value, and nothing is saved.
- **错误 Errors.** Every failure is \`application/problem+json\` with a stable \`code\`; see the schema Problem.
- **日期 Days and instants.** Days are \`YYYY-MM-DD\` in Asia/Shanghai, instants ISO 8601 in UTC. Rates and points are
  text with their decimals, never rounded again.
- **缓存 Caching.** Reads carry an \`ETag\`; send it as \`If-None-Match\` and an unchanged answer is 304 without a body.
`.trim();

const TAGS = [
  ['session', '登录与会话 Signing in and out'],
  ['people', '人员与角色 People and their roles'],
  ['hospitals', '行政区、医院与科室 Regions, hospitals, departments'],
  ['standards', '标准与版本 Standards and their editions'],
  ['assessments', '达标任务与条目 Assessments, clauses, self verdicts'],
  ['readings', '指标、读数与目标 Indicators, monthly readings, goals'],
  ['evidence', '佐证材料 Proofs and their files'],
  ['inspection', '督导、核验、问题与整改 Verdicts of inspectors, findings, appeals'],
  ['visits', '督导安排与已阅标记 Inspection visits, and what inspectors have seen'],
  ['proofRequests', '补充佐证要求 Requests for proofs'],
  ['sheets', '导出与导入 Sheets out and in again'],
  ['compliance', '达标率 Rates, points and levels, on any day'],
  ['months', '月报期 Reporting months: check list, frozen figures, acceptance, reports'],
  ['history', '变更历史 What changed, when, by whom'],
  ['notices', '提醒 What people are told, and the daily digest'],
  ['health', '运行状态 Whether the server is up'],
] as const;

/** The OpenAPI document, made from the controllers and their DTOs. The same text wherever it is made. */
export function makeDocument(app: INestApplication): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setTitle('Dabiao 达标')
    .setVersion('1')
    .setDescription(DESCRIPTION)
    .setOpenAPIVersion('3.1.0')
    .addCookieAuth('dabiao_session', { type: 'apiKey', in: 'cookie' });
  for (const [name, description] of TAGS) builder.addTag(name, description);
  const document = SwaggerModule.createDocument(app, builder.build(), {
    operationIdFactory: (controller, method) =>
      `${lowerFirst(controller.replace(/Controller$/, ''))}_${method}`,
    extraModels: [ProblemDto],
  });
  for (const path of Object.values(document.paths))
    for (const operation of [path.get, path.put, path.post, path.patch, path.delete])
      if (operation) operation.responses.default = PROBLEM;
  return withNullTypes(document);
}

const PROBLEM = {
  description: 'Any failure.',
  content: { 'application/problem+json': { schema: { $ref: getSchemaPath(ProblemDto) } } },
};

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
