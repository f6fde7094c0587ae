import { addPlate, formOf, profileBody, type ProfileForm, toSave } from './profileForm';

const form = (over: Partial<ProfileForm> = {}): ProfileForm => ({ ...formOf({ name: '张三', plates: [] }), ...over });

describe('the form about me', () => {
  test('takes a plate and is ready for the next', () => {
    expect(addPlate(form({ plate: '沪a·12345' })).form).toEqual(form({ plates: ['沪A12345'] }));
  });
  test('keeps what was typed when it is no plate', () => {
    expect(addPlate(form({ plate: '沪A1' }))).toEqual({
      form: form({ plate: '沪A1' }),
      problem: '车牌格式不对，例如 沪A12345',
    });
  });
  test('has a plate once, and five at most', () => {
    const five = ['沪A00001', '沪A00002', '沪A00003', '沪A00004', '沪A00005'];
    expect(addPlate(form({ plates: five, plate: '沪A00001' })).form.plates).toEqual(five);
    expect(addPlate(form({ plates: five, plate: '沪A00006' })).problem).toBe('最多5个车牌，请先删掉一个');
  });
  test('saves a plate that was typed but not added', () => {
    expect(toSave(form({ plate: '沪A12345' }))).toEqual({ form: form({ plates: ['沪A12345'] }), problems: {} });
  });
  test('says what is wrong at each field', () => {
    expect(toSave(form({ phone: '1390000', plate: '沪' })).problems).toEqual({
      phone: '手机号是11位数字',
      plate: '车牌格式不对，例如 沪A12345',
    });
  });
  test('says nothing about a phone that was left empty', () => {
    expect(toSave(form()).problems).toEqual({});
    expect(profileBody(form({ name: ' 张三 ' }))).toEqual({ name: '张三', plates: [] });
  });
});
