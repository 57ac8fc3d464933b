#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks docs/portal-api.yaml in itself: references, schemas, every example against its schema, and that x-walk plays
every example and every status there is. With --walk it prints the walk as JSON, ready to be played, with --answers every
example of an answer.

A step of x-walk:
  call: operationId        send: name of a request example   gives: "STATUS [name of an answer example]"
  with: {parameter: value} instead of the parameter's own example; null leaves a header out
  raw: text | fill: bytes | damage: name of a sealed example    in place of send
  content-type: sent in place of the right one    after: seconds that pass before    gateway: away
  sms: text of the message that must arrive at the citizen's phone, sms-to: at this one instead
  pays: payment that the citizen pays before the step
  tells: kind of event that the operator has for the terminal before the step
  csr: common name (and a word that tells its key from another's) of a PKCS #10 request that is sent
  allows: "TERMINAL CODE" that the operator gives out before the step, revokes: TERMINAL
  judges: {part, state, faults} that a department made of the case of the path before the step"""
import json
import sys

import jsonschema
import yaml

doc = yaml.safe_load(open(sys.argv[1], encoding='utf-8'))
complaints = []


def resolve(node):
    while isinstance(node, dict) and '$ref' in node:
        target = doc
        for part in node['$ref'].removeprefix('#/').split('/'):
            target = target[part]
        node = {**target, **{k: v for k, v in node.items() if k != '$ref'}}
    return node


def references(node, at):
    if isinstance(node, dict):
        if '$ref' in node:
            try:
                resolve(node)
            except (KeyError, TypeError):
                complaints.append(f'{at}: {node["$ref"]} is not there')
        for key, value in node.items():
            references(value, f'{at}/{key}')
    elif isinstance(node, list):
        for i, value in enumerate(node):
            references(value, f'{at}/{i}')


def validate(value, schema, at):
    rooted = {**schema, 'components': doc['components']}  # so that #/components/... resolves inside
    for error in jsonschema.Draft202012Validator(rooted).iter_errors(value):
        complaints.append(f'{at}: /{"/".join(map(str, error.absolute_path))}: {error.message}')


def live_members(value, schema, pointer=''):
    """Pointers of members that the portal makes up anew each time (x-live)."""
    schema = resolve(schema)
    if schema.get('x-live'):
        yield pointer
    for name, part in schema.get('properties', {}).items():
        if isinstance(value, dict) and name in value:
            yield from live_members(value[name], part, f'{pointer}/{name}')


operations = {}
for path, item in doc['paths'].items():
    for method, op in item.items():
        if method in ('parameters', 'servers'):
            continue
        op = {**op, 'method': method.upper(), 'path': path,
              'parameters': [resolve(p) for p in item.get('parameters', []) + op.get('parameters', [])],
              'responses': {s: resolve(r) for s, r in op['responses'].items()},
              'requestBody': resolve(op.get('requestBody', {}))}
        if op['operationId'] in operations:
            complaints.append(f'{op["operationId"]}: twice')
        operations[op['operationId']] = op


def media(part):
    """(content type, description) of a body; every body has one."""
    return next(iter(part.get('content', {}).items()), (None, {}))


def check_contract():
    references(doc, '#')
    for name, schema in doc['components']['schemas'].items():
        try:
            jsonschema.Draft202012Validator.check_schema({k: v for k, v in schema.items() if k != 'x-live'})
        except jsonschema.SchemaError as error:
            complaints.append(f'schema {name}: {error.message}')
    for name, op in operations.items():
        bodies = [('request', op['requestBody'])] + list(op['responses'].items())
        for which, part in bodies:
            content_type, content = media(part)
            if content_type and content_type.endswith('json'):
                if not content.get('examples'):
                    complaints.append(f'{name} {which}: no example')
                for example, given in content.get('examples', {}).items():
                    if which != 'request':
                        validate(given['value'], content['schema'], f'{name} {which} {example}')
                    if content_type == 'application/problem+json' and given['value']['status'] != int(which):
                        complaints.append(f'{name} {which} {example}: another status inside')
            for sealed in content.get('x-sealed-examples', {}).values():
                value = doc['components']['examples'][sealed]['value']
                schema = doc['components']['schemas'][content.get('x-sealed-schema', 'Case')]
                if sealed not in doc['x-not-of-schema']:
                    validate(value, schema, f'sealed {sealed}')
        for parameter in op['parameters']:
            if parameter['in'] == 'path' and 'example' not in parameter:
                complaints.append(f'{name}: path parameter {parameter["name"]} has no example')


def check_requests(name, op, step, example, value):
    """A request example is valid exactly when the portal is expected to take it."""
    schema = media(op['requestBody'])[1]['schema']
    rooted = {**schema, 'components': doc['components']}
    valid = jsonschema.Draft202012Validator(rooted).is_valid(value)
    refused = str(step['gives']).split()[0] == '422' and 'invalid-body' in json.dumps(answer_of(op, step))
    # check digit; one of the session's own phones; of the session's item; as it was verified
    outside_schema = {'number', 'phone', 'other-purpose', 'other-consent'}
    if not valid and not refused:
        complaints.append(f'{name} request {example}: does not hold against its schema')
    if valid and refused and str(step['gives']).split()[1] not in outside_schema:
        complaints.append(f'{name} request {example}: holds, yet it is to be refused')


def answer_of(op, step):
    status, _, example = str(step['gives']).partition(' ')
    return media(op['responses'][status])[1]['examples'][example]['value'] if example else None


def play(step, played):
    op = operations[step['call']]
    name = op['operationId']
    given = step.get('with', {})
    path, headers, query, case_no = op['path'], {}, '', ''
    for parameter in op['parameters']:
        value = given[parameter['name']] if parameter['name'] in given else parameter.get('example')
        if parameter['name'] == 'caseNo':
            case_no = value
        if parameter['in'] == 'path':
            path = path.replace('{%s}' % parameter['name'], str(value))
        elif parameter['in'] == 'query':
            query = f'?{parameter["name"]}={value}'
        elif value is not None:
            headers[parameter['name']] = value
    status, _, example = str(step['gives']).partition(' ')
    response = op['responses'][status]
    answer_type, answer = media(response)
    out = {'name': f'{name} {step.get("send", "")} gives {step["gives"]}', 'method': op['method'],
           'path': '/gk/v1' + path + query, 'headers': headers, 'status': int(status), 'after': step.get('after', 0),
           'gatewayAway': step.get('gateway') == 'away', 'sms': step.get('sms', ''), 'smsTo': step.get('sms-to', ''), 'pays': step.get('pays', ''),
           'tells': step.get('tells', ''), 'judges': {**step['judges'], 'caseNo': case_no} if 'judges' in step else {},
           'csr': step.get('csr', ''), 'allows': step.get('allows', ''), 'revokes': step.get('revokes', ''),
           'enrols': 'servers' in doc['paths'][op['path']],
           'contentType': answer_type or '', 'answerHeaders': sorted(response.get('headers', {}))}
    if example:
        value = answer['examples'][example]['value']
        out['answer'] = value
        out['live'] = list(live_members(value, answer['schema']))
    played.add((name, status, example))
    request_type, request = media(op['requestBody'])
    out['requestType'] = step.get('content-type', request_type or '')
    if 'send' in step or 'damage' in step:
        which = step.get('send') or step['damage']
        played.add((name, 'request', which))
        if which in request.get('x-sealed-examples', {}):
            out['seal'] = doc['components']['examples'][request['x-sealed-examples'][which]]['value']
            out['damage'] = 'damage' in step
        else:
            out['body'] = request['examples'][which]['value']
            check_requests(name, op, step, which, out['body'])
    elif 'fill' in step:
        out['fill'] = step['fill']
    elif 'raw' in step:
        out['raw'] = step['raw']
    return out


def check_walk():
    played = set()
    steps = [play(step, played) for step in doc['x-walk']]
    codes = {step['answer']['code'] for step in steps if 'code' in step.get('answer', {})}
    not_walked = doc.get('x-not-walked', {})
    for code in doc['components']['schemas']['Problem']['properties']['code']['enum']:
        if code not in codes and code not in not_walked:
            complaints.append(f'problem {code}: no step of x-walk ends so')
    for name, op in operations.items():
        request = media(op['requestBody'])[1]
        for example in list(request.get('examples', {})) + list(request.get('x-sealed-examples', {})):
            if (name, 'request', example) not in played and '$ref' not in doc['paths'][op['path']].get(
                    op['method'].lower(), {}).get('requestBody', {}):
                complaints.append(f'{name} request {example}: no step of x-walk sends it')
        for status in op['responses']:
            if not any(p[0] == name and p[1] == status for p in played) and not {status, f'{name} {status}'} & set(not_walked.values()):
                complaints.append(f'{name} {status}: no step of x-walk ends so')
    return steps


def answers():
    """Every JSON example of an answer, with its call: what the terminal's client must be able to read."""
    for name, op in operations.items():
        for status, response in op['responses'].items():
            content_type, content = media(response)
            for example, given in content.get('examples', {}).items():
                yield {'call': name, 'status': int(status), 'example': example, 'contentType': content_type,
                       'body': given['value']}


check_contract()
walk = check_walk()
for complaint in complaints:
    print(complaint, file=sys.stderr)
if '--walk' in sys.argv:
    print(json.dumps(walk, ensure_ascii=False))
elif '--answers' in sys.argv:
    print(json.dumps(list(answers()), ensure_ascii=False))
elif not complaints:
    examples = sum(1 for step in walk if 'answer' in step)
    print(f'{len(operations)} calls, {len(walk)} steps, {examples} answers compared')
sys.exit(1 if complaints else 0)
