import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Put,
  Query,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { PeopleService, type Caller } from '@dabiao/application';
import { CurrentCaller, Requires } from '../http/access';
import { ApiId, Does } from '../openapi/describe';
import { MembershipDto } from './membership.dto';
import {
  ChangePersonDto,
  CreatePersonDto,
  PeoplePageDto,
  PeopleQueryDto,
  PersonDto,
  ResetPasswordDto,
  SetMembershipsDto,
} from './people.dto';

@Controller('people')
@ApiTags('people')
export class PeopleController {
  constructor(private readonly people: PeopleService) {}

  @Get()
  @Requires('people.manage')
  @Does("People whose roles lie within the caller's scope")
  @ApiOkResponse({ type: PeoplePageDto })
  async page(@CurrentCaller() caller: Caller, @Query() query: PeopleQueryDto): Promise<PeoplePageDto> {
    const { text, role, ...page } = query;
    return PeoplePageDto.from(await this.people.page(caller, { text, role }, page));
  }

  @Post()
  @Requires('people.manage')
  @Does('Create an account with an initial password')
  @ApiCreatedResponse({ type: PersonDto })
  async create(@CurrentCaller() caller: Caller, @Body() body: CreatePersonDto): Promise<PersonDto> {
    const { login, name, password } = body;
    const memberships = body.memberships.map(MembershipDto.toMembership);
    return PersonDto.from(await this.people.create(caller, { login, name, password, memberships }));
  }

  @Get(':id')
  @Requires('people.manage')
  @Does('One person')
  @ApiId('person')
  @ApiOkResponse({ type: PersonDto })
  async get(@CurrentCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<PersonDto> {
    return PersonDto.from(await this.people.get(caller, id));
  }

  @Patch(':id')
  @Requires('people.manage')
  @Does('Rename a person, disable the account or enable it again')
  @ApiId('person')
  @ApiOkResponse({ type: PersonDto })
  async change(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangePersonDto,
  ): Promise<PersonDto> {
    return PersonDto.from(await this.people.change(caller, id, body));
  }

  @Put(':id/memberships')
  @Requires('people.manage')
  @Does('Replace the roles a person holds')
  @ApiId('person')
  @ApiOkResponse({ type: PersonDto })
  async setMemberships(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { version, memberships }: SetMembershipsDto,
  ): Promise<PersonDto> {
    const held = memberships.map(MembershipDto.toMembership);
    return PersonDto.from(await this.people.setMemberships(caller, id, version, held));
  }

  @Post(':id/password-reset')
  @HttpCode(200)
  @Requires('people.manage')
  @Does('Give a person a new initial password; their sessions end and a lock opens')
  @ApiId('person')
  @ApiOkResponse({ type: PersonDto })
  async resetPassword(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { version, password }: ResetPasswordDto,
  ): Promise<PersonDto> {
    return PersonDto.from(await this.people.resetPassword(caller, id, version, password));
  }
}
