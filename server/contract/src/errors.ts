/** Every error an endpoint may answer: HTTP status and what the person reads: what happened, then what to do. */
export const ERRORS = {
  'request.invalid': { status: 400, message: '提交的内容不完整或格式不对，请检查后重试' },
  'request.too_large': { status: 413, message: '提交的内容太大，请减少后重试' },
  'route.not_found': { status: 404, message: '没有这个地址，请返回首页' },
  'route.method_not_allowed': { status: 405, message: '没有这个操作，请返回首页' },
  'session.missing': { status: 401, message: '请先登录' },
  'session.expired': { status: 401, message: '登录已过期，请重新登录' },
  'session.forbidden': { status: 403, message: '没有权限做这个操作' },
  'server.bug': { status: 500, message: '系统出了点问题，请稍后重试；重复出现请联系客服' },
  'server.busy': { status: 503, message: '系统繁忙，请稍后重试' },

  'driver.code_rejected': { status: 401, message: '微信登录没有成功，请重新打开页面再试' },
  'wechat.unreachable': { status: 503, message: '暂时连不上微信，请稍后重试' },

  'station.not_found': { status: 404, message: '没有找到这座油站' },
  'station.closed': { status: 409, message: '这座油站现在不营业，请选择其他油站' },
  'station.in_car_paused': { status: 409, message: '本站已暂停车内支付，请到收银台付款' },
  'station.in_car_not_allowed': { status: 409, message: '本站不支持车内支付，请到收银台付款' },
  'station.no_account': { status: 409, message: '本站尚未开通微信支付，请到收银台付款' },
  'station.name_taken': { status: 409, message: '已有同名的油站，请换一个名称' },
  'station.changed': { status: 409, message: '别人刚改过这座油站，您的修改还没有保存，请看过最新内容再保存' },
  'station.no_gas_alarm': { status: 409, message: '没有可燃气体报警器的油站不能开通车内支付，请先核实报警器' },
  'station.not_in_china': { status: 409, message: '坐标不在中国境内，请检查经度和纬度是否写反' },
  'grade.not_found': { status: 404, message: '没有这种油品，请刷新后再选' },
  'price.in_past': { status: 409, message: '起价时间已经过去，请选现在或以后的时间' },
  'price.taken': { status: 409, message: '这种油品在这个时间已有挂牌价，请换个时间或先撤回它' },
  'price.not_found': { status: 404, message: '没有找到这个挂牌价，请刷新后再看' },
  'price.started': { status: 409, message: '这个挂牌价已经生效，不能撤回，请发布新的挂牌价' },
  'account.not_found': { status: 404, message: '本站没有这个渠道的商户号，请先填写' },
  'account.malformed': { status: 409, message: '商户号的格式不对：微信支付是10位数字，支付宝是2088开头的16位数字' },
  'account.token_needed': { status: 409, message: '换了支付宝商户号，请同时填写它的应用授权令牌' },
  'import.not_found': { status: 404, message: '没有找到这次导入，请重新选择文件' },
  'import.bad_rows': { status: 409, message: '文件里有不能导入的行，请改好后重新选择文件，或选择跳过这些行' },
  'import.changed': { status: 409, message: '预览之后油站资料又有变化，请重新看过预览再导入' },
  'nozzle.not_found': { status: 404, message: '没有这把油枪，请核对枪号' },
  'nozzle.no_price': { status: 409, message: '这把油枪还没有挂牌价，请到收银台付款' },

  'order.not_found': { status: 404, message: '没有找到这笔订单' },
  'order.not_payable': { status: 409, message: '这笔订单已不能支付，请重新下单' },
  'order.already_paid': { status: 409, message: '这笔订单已经支付，无需再付' },
  'order.key_reused': { status: 409, message: '这次操作与上一次不一致，请重新下单' },
  'order.too_large': { status: 409, message: '这笔订单超过100,000.00元，请分开收款' },
  'order.elsewhere': { status: 409, message: '这笔订单正在另一台收银机收款，请到那台收银机处理' },
  'payment.declined': { status: 409, message: '微信没有受理这笔付款，请换一种付款方式或到收银台付款' },
  'payment.unknown': { status: 503, message: '正在向微信确认，请勿重复支付' },
  'payment.not_found': { status: 404, message: '没有找到这笔收款' },
  'payment.waiting': { status: 409, message: '这笔订单正在等顾客付款，请先取消再换方式' },
  'payment.code_unknown': { status: 409, message: '这不是微信或支付宝的付款码，请让顾客打开付款码再扫' },
  'payment.code_spent': { status: 409, message: '付款码已过期或已用过，请让顾客刷新付款码再扫' },
  'payment.not_enough': { status: 409, message: '余额不足，请让顾客换一种付款方式' },
  'payment.refused': { status: 409, message: '没有收到款，请让顾客换一种付款方式' },
  'payment.timed_out': { status: 409, message: '顾客没有在时间内付款，没有收到款，请重新收款' },
  'payment.cancelled': { status: 409, message: '收款已取消，没有收顾客的钱' },
  'payment.reference_used': { status: 409, message: '这个参考号已用于另一笔订单，请核对签购单' },
  'payment.card_closed': { status: 409, message: '这笔刷卡已记为没有扣款；如签购单显示已扣款，请在刷卡机上撤销' },
  'payment.cash_short': { status: 409, message: '实收少于应收，请核对' },
  'station.no_tender': { status: 409, message: '本站没有开通这种收款方式，请换一种' },
  'product.not_found': { status: 404, message: '没有这件商品，请核对条码或按金额收' },
  'member.not_found': { status: 404, message: '没有找到这位会员，请核对会员码、手机号或车牌' },
  'member.too_many_finds': { status: 429, message: '查找会员次数过多，请一分钟后再试' },
  'member.paying': { status: 409, message: '这位会员有一笔付款还没有结果，请等它结束再抹除' },
  'label.not_found': { status: 404, message: '没有找到这个标签，请刷新后再选' },
  'member.phone_taken': { status: 409, message: '这个手机号已绑定另一位会员' },

  'till.code_invalid': { status: 401, message: '激活码不对或已过期，请向管理员要新的激活码' },
  'till.revoked': { status: 403, message: '这台收银机已被停用，请联系管理员重新激活' },
  'staff.wrong_password': { status: 401, message: '工号或密码不对，请重新输入' },
  'staff.locked': { status: 423, message: '连续输错多次，账号已锁定，请15分钟后再试' },
  'staff.disabled': { status: 403, message: '账号已停用，请联系站长' },
  'staff.must_change_password': { status: 403, message: '这是一次性密码，请先改成自己的密码' },
  'staff.weak_password': { status: 409, message: '新密码太容易猜到，请换一个与工号和旧密码都不同的' },
  'staff.code_required': { status: 401, message: '请输入验证器上的6位数字' },
  'staff.wrong_code': { status: 401, message: '验证码不对或已用过，请等下一个数字再输' },
  'staff.totp_set': { status: 409, message: '已经绑定验证器，请先解除再重新绑定' },
  'staff.totp_not_begun': { status: 409, message: '还没有绑定验证器，请重新开始' },
  'staff.not_found': { status: 404, message: '没有找到这位员工' },
  'staff.number_taken': { status: 409, message: '这个工号已有人用，请换一个' },
  'staff.station_needed': { status: 409, message: '油站岗位要选油站，总部岗位不选油站' },
  'staff.beyond_you': { status: 403, message: '站长只能管理本站的收银员，其他岗位请找系统管理员' },
  'staff.own': { status: 403, message: '不能改自己的账号，请让另一位管理员处理' },
  'staff.changed': { status: 409, message: '别人刚改过这位员工，请看过最新内容再改' },
  'staff.on_duty': { status: 409, message: '这位收银员还有班次没有班结，请先班结再调岗' },
  'shift.elsewhere': { status: 409, message: '您在另一台收银机上还有班次未班结，请先在那里班结' },

  'shift.closed': { status: 409, message: '本班已班结，请重新登录上班' },
  'shift.not_found': { status: 404, message: '没有找到这个班次' },
  'shift.payments_waiting': { status: 409, message: '还有收款没有结果，请先处理，或请站长移交' },
  'shift.difference_unexplained': { status: 409, message: '现金与应有金额不符，请写明原因' },
  'staff.not_master': { status: 403, message: '需要本站站长的工号和密码' },

  'refund.not_found': { status: 404, message: '没有找到这笔退款' },
  'refund.not_refundable': { status: 409, message: '这笔订单现在不能退款' },
  'refund.unfinished': { status: 409, message: '这笔退款没有完成，没有凭证可打印' },
  'refund.exceeds': { status: 409, message: '退款超过了可退金额，请核对' },
  'refund.too_many': { status: 409, message: '这笔订单已退过50次，不能再退' },
  'refund.decided': { status: 409, message: '这笔退款申请已经处理过了' },
  'refund.own': { status: 403, message: '不能审批自己的申请，请让另一位站长处理' },
  'refund.refused': { status: 409, message: '渠道没有受理，请到渠道的商户后台处理这笔退款' },
  'refund.key_reused': { status: 409, message: '这次操作与上一次不一致，请重新申请' },

  'export.not_found': { status: 404, message: '没有找到这份导出，或已过期，请重新导出' },

  'ticket.not_found': { status: 404, message: '没有找到这张小票' },
  'ticket.not_yours': { status: 409, message: '这张小票正由另一台收银机处理' },
  'ticket.not_claimed': { status: 409, message: '这张小票的状态已变化，请看最新状态' },
} as const satisfies Record<string, { status: number; message: string }>;

export type ErrorCode = keyof typeof ERRORS;

/** The body of every answer that is not 2xx. */
export interface ErrorBody {
  readonly code: ErrorCode;
  /** Simplified Chinese, for the person. */
  readonly message: string;
  /** For support: the same id stands in our log. */
  readonly requestId: string;
  /** Which fields were refused, when `request.invalid`. */
  readonly fields?: readonly { readonly path: string; readonly issue: string }[];
  /** The provider's own code when a provider refused. */
  readonly channelCode?: string;
  /** A reason given by a person, e.g. why in-car payment is paused. */
  readonly reason?: string;
}
