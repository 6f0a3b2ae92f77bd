import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ContactsService, type Caller } from '@dabiao/application';
import { CurrentCaller, SignedIn } from '../http/access';
import { Does } from '../openapi/describe';
import { ChangeContactDto, ContactDto } from './contact.dto';

@Controller('session/contact')
@ApiTags('notices')
export class ContactController {
  constructor(private readonly contacts: ContactsService) {}

  @Get()
  @SignedIn()
  @Does("Where the caller's daily digest goes, and whether the last one arrived")
  @ApiOkResponse({ type: ContactDto })
  async get(@CurrentCaller() caller: Caller): Promise<ContactDto> {
    return ContactDto.from(await this.contacts.get(caller));
  }

  @Put()
  @SignedIn()
  @Does('Say where the daily digest is to go')
  @ApiOkResponse({ type: ContactDto })
  async save(@CurrentCaller() caller: Caller, @Body() body: ChangeContactDto): Promise<ContactDto> {
    return ContactDto.from(await this.contacts.save(caller, body));
  }
}
