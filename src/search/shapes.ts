/** Characters that look alike in print or handwriting, as groups: what is mistyped from a paper or by stroke input. */
const LOOK_ALIKE =
  '佯样洋详祥 肖消销硝 未末 己已巳 人入八 土士 干千于 大太犬丈 日曰 田由甲申电 目自白 王玉主 天夫 析折拆 挡档 辩辨辫 徒徙 侯候 拨拔 ' +
  '抢枪 炮泡跑抱 请清情晴睛 喝渴 竞竟 燥躁澡操 密蜜 茶荼 壁璧臂 斗豆 厕侧测则 坡波披玻 栏拦 检捡险验 暑署 陪赔培部倍 狠狼 官宫 历厉 名各 免兔 ' +
  '刀力刃 今令 毫豪 幕慕墓暮 梢稍捎 即既 治冶 住往注驻柱 代伐 贷货 买卖 间问闻 师帅 复夏 准淮 环坏还 怀杯 扳板版 扶抚 论轮伦 沦抡 绿录 贮储 ' +
  '申伸 牌碑 消清 洁结 垃拉 圾级极 标际 布市 查杳 巡逃 灭火 器哭 留溜 品晶 温湿 冷泠 藏臧 库车 岗网 值植直 班斑 登凳 记纪 签鉴 证征 修俏 维惟 ' +
  '投设 诉拆 扣和 罚伐 考老 核刻 评坪 估做 供洪 商尚 退逐 交文 接按 培陪 训川 演寅 练炼 预顶 案安 应庆 急总 救数 援暖 疏梳 散撤 仓苍 缺决 洗冼 ' +
  '擦摖 拖施 扫归 抹袜 桶捅 箱葙 柜拒 梯悌 停亭 库厍 闸闹 栓拴 泵汞 阀伐 管菅 线钱 缆览 灯订 空穴 调凋 暖缓 滤虑';

/** By character: those that it may stand for. */
export const LOOKS_LIKE: ReadonlyMap<string, string> = collect();

function collect(): Map<string, string> {
  const found = new Map<string, string>();
  for (const group of LOOK_ALIKE.split(' ')) {
    for (const character of group) {
      const others = [...group].filter((other) => other !== character).join('');
      found.set(character, (found.get(character) ?? '') + others);
    }
  }
  return found;
}
