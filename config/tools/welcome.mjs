// What `npm start` says when everything runs.
const places = { car: ['车主端 car  ', '/car/'], till: ['收银台 till ', '/till/'], desk: ['管理后台 desk', '/desk/'] };
const roles = {
  cashier: '收银员',
  'station-master': '站长',
  'station-finance': '油站财务',
  'hq-marketing': '市场部',
  'hq-finance': '财务部',
  'hq-admin': '系统管理员',
};

export function welcome({ url, simulatorUrl, demo }, clients) {
  const addresses = Object.keys(places)
    .filter((name) => clients.includes(name))
    .map((name) => `${places[name][0]}  ${url}${places[name][1]}`);
  const tills = demo.tills.map(({ activationCode, station }) => `  ${activationCode}  ${station}`);
  const staff = demo.staff.map(
    ({ staffNo, name, role, station = '总部' }) => `  ${staffNo.padEnd(6)} ${name} ${roles[role] ?? role} ${station}`,
  );
  return [
    '',
    ...addresses,
    `微信 WeChat    ${simulatorUrl}/phone  (顾客的手机 the payer's phone)`,
    `支付宝 Alipay  ${simulatorUrl}/phone/alipay`,
    '',
    '收银台激活码 till activation codes (30 min):',
    ...tills,
    `员工 staff (密码 password ${demo.password}):`,
    ...staff,
    `会员 member: ${demo.member.name} ${[demo.member.phone, ...demo.member.plates].join(' ')}`,
    '',
  ].join('\n');
}
