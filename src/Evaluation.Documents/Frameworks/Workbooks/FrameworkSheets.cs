namespace Evaluation.Documents.Frameworks.Workbooks;

/// <summary>The sheets of a framework workbook and which field stands in which column.</summary>
internal static class FrameworkSheets
{
    /// <summary>Field of rows that belong to an indicator, and to one of its measures.</summary>
    public const string Owner = "owner";

    public const string Option = "option";

    private static readonly SheetColumn Belongs = new("指标", Owner, CellCodec.Text, 13, "三级指标编码或名称；空着接上一行");
    private static readonly SheetColumn BelongsToOption = new("几选一的口径", Option, CellCodec.Text, 9, "只有“几选一”才填：哪一种口径");

    /// <summary>项目 and 内容, one below the other.</summary>
    public static IReadOnlyList<SheetColumn> Head { get; } =
    [
        new("指标体系编码", "code", CellCodec.Figure, Note: "大写字母和数字，如 ZJ21"),
        new("版本", "version", CellCodec.Figure, Note: "从1开始；改已经使用的版本要加1"),
        new("名称", "title", CellCodec.Text),
        new("地区", "region", CellCodec.Text),
        new("起始年度", "years/from", CellCodec.Figure, Note: "如 2021"),
        new("终止年度", "years/to", CellCodec.Figure),
        new("正式文件名称", "officialSource/title", CellCodec.Text, Note: "没有正式文件的，这三行都空着，界面和报告会标明是示例"),
        new("正式文件文号", "officialSource/number", CellCodec.Text),
        new("正式文件日期", "officialSource/date", CellCodec.Date, Note: "如 2022-03-01"),
        new("示例标注", "sampleNotice", CellCodec.Text, Note: "没有正式文件时标注的话"),
        new("编写人", "author", CellCodec.Text),
        new("编写日期", "date", CellCodec.Date),
        new("共同的依据", "clause", CellCodec.Text, Note: "各指标共同的依据；指标可以另写"),
        new("总分", "total", CellCodec.Points, Note: "空着为100分"),
        new("没有佐证的勾选", "switches/evidence", CellCodec.Word(SheetWords.Evidence), Note: "空着按“保留得分并标星号”"),
        new("默认的不适用政策", "switches/notApplicable", CellCodec.Word(SheetWords.NotApplicable), Note: "空着按“一级指标内折算”"),
        new("定等级的总分", "switches/gradeFrom", CellCodec.Word(SheetWords.GradeFrom), Note: "空着按“两位小数的总分”"),
        new("加分项编码", "bonus/code", CellCodec.Figure, Note: "有加分项才填，加分指标写在工作表“加分项”"),
        new("加分项名称", "bonus/name", CellCodec.Text),
        new("最多加几分", "bonus/cap", CellCodec.Points),
        new("总分可以超过100分", "bonus/mayExceed", CellCodec.Flag),
        new("报告封面各行", "report/title", CellCodec.Lines, Note: "每行一行；花括号代表数据，如 {单位}"),
        new("报告开头", "report/lead", CellCodec.Text),
    ];

    private static IReadOnlyList<SheetColumn> Value { get; } =
    [
        new("计算公式", "value/formula", CellCodec.Formula, 34, "用数据项的公式名，如 本年支出合计÷支出年初预算数"),
        new("计算值名称", "value/label", CellCodec.Text, 16, "空着同指标名称"),
        new("计算值公式名", "value/name", CellCodec.Text, 14, "在别的公式和报告里用的名称；只用汉字和数字"),
        new("计算值编码", "value/key", CellCodec.Text, 12, "空着自动编"),
        new("计算值类型", "value/kind", CellCodec.Word(SheetWords.Kinds), 9, "空着按百分比"),
        new("计算值单位", "value/measure", CellCodec.Text, 8),
        new("口径说法", "value/basis", CellCodec.Text, 12, "口径不止一种的，写在工作表“口径”"),
        new("计分的口径", "value/scores", CellCodec.Text, 10),
    ];

    private static IReadOnlyList<SheetColumn> Rule { get; } =
    [
        new("评分规则", "rule/kind", CellCodec.Word(SheetWords.Rules), 13, "从列表选"),
        new("目标值", "rule/target", CellCodec.Figure, 9, "按完成比例、等于目标、越少越好；百分比要写%"),
        new("超过目标", "rule/over", CellCodec.Word(SheetWords.Over), 12, "按完成比例；空着满分为止"),
        new("低于多少得0分", "rule/zeroBelow", CellCodec.Figure, 10),
        new("最多得分比例", "rule/cap", CellCodec.Figure, 9),
        new("多少得0分", "rule/zeroAt", CellCodec.Figure, 9, "越少越好；空着按目标值的2倍"),
        new("严格相等", "rule/strict", CellCodec.Flag, 7, "等于目标；按目标表的，指方向为=的目标"),
        new("界限", "rule/threshold", CellCodec.Figure, 9, "超过部分扣分"),
        new("方向", "rule/direction", CellCodec.Word(SheetWords.Directions), 8, "空着为超过"),
        new("每步", "rule/step", CellCodec.Figure, 8, "每多少扣一次分，如 5%") { PathOfKind = Linear("rule/overStep") },
        new("每步的说法", "rule/stepText", CellCodec.Text, 12, "如 5个百分点") { PathOfKind = Linear("rule/overStepText") },
        new("每次扣分", "rule/pointsPerStep", CellCodec.Points, 8, "每步、每例、每缺一项扣的分")
        {
            PathOfKind = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["linear"] = "rule/overPointsPerStep", ["perOccurrence"] = "rule/pointsPerCase", ["checklistSubtract"] = "rule/pointsPerMissing",
            },
        },
        new("计步方式", "rule/mode", CellCodec.Word(SheetWords.Modes), 14) { PathOfKind = Linear("rule/overMode") },
        new("超过多少得0分", "rule/zeroAbove", CellCodec.Figure, 10, "超过部分扣分；低于的扣分写在“低于多少得0分”"),
        new("取绝对值", "rule/absolute", CellCodec.Flag, 7),
        new("扣分事项", "rule/what", CellCodec.Text, 14, "每例扣分：什么事项"),
        new("检查内容", "rule/checked", CellCodec.Lines, 18, "每行一项"),
        new("最多扣分", "rule/maxDeduct", CellCodec.Points, 8, "空着扣完为止"),
        new("各项平均计分", "rule/equalShare", CellCodec.Flag, 8, "逐项给分；检查项写在工作表“检查项”"),
        new("上年数", "rule/previous", CellCodec.Formula, 16, "与上年比：上年数的公式名；各种情形写在工作表“分档”"),
        new("几选一的办法", "rule/choose", CellCodec.Word(SheetWords.Choose), 12, "各种口径写在工作表“几选一”"),
        new("是否类数据项", "rule/input", CellCodec.Text, 14, "数据项的公式名或编码"),
        new("问题", "rule/question", CellCodec.Text, 18),
        new("目标表", "rule/list", CellCodec.Text, 12, "按目标表：列表的公式名或编码"),
        new("目标表各列", "rule/columns", new PairsCodec(names: SheetWords.TargetColumns), 18, "如 指标名称：name，每行一列；列编码同左边英文的不用写"),
        new("筛选列", "rule/filter/column", CellCodec.Text, 10),
        new("筛选文字", "rule/filter/values", CellCodec.Lines, 12),
        new("目标计分", "rule/counting", CellCodec.Word(SheetWords.Counting), 14),
        new("越少越好的目标得0分的倍数", "rule/inverseZeroAt", CellCodec.Figure, 12, "空着为2"),
        new("分子分母都是0", "rule/zeroDenominator", CellCodec.Word(SheetWords.ZeroDenominator), 11, "空着为不适用"),
        new("拿什么比较", "rule/compareOn", CellCodec.Word(SheetWords.Compare), 9),
        new("声明的方向", "rule/monotonic", CellCodec.Word(SheetWords.Monotonic), 12),
    ];

    private static IReadOnlyList<SheetColumn> Indicator { get; } =
    [
        new("三级指标编码", "code", CellCodec.Figure, 13, "空着自动编"),
        new("三级指标", "name", CellCodec.Text, 18),
        new("分值", "weight", CellCodec.Points, 7),
        new("评分标准", "standardText", CellCodec.Text, 44, "通知附件的原文，印在评分表上；空着按评分规则的说法"),
        new("评分规则的说法", string.Empty, CellCodec.Text, 44, "由评分规则生成，只供阅读，改了不起作用"),
        Value[0],
        new("佐证材料", "evidence", CellCodec.Lines, 22, "每行一份"),
        Rule[0],
        .. Rule.Skip(1),
        .. Value.Skip(1),
        new("超额的界限", "overFulfilment/threshold", CellCodec.Figure, 9, "完成到目标值的多少算超额，如 130%"),
        new("超额怎样处理", "overFulfilment/policy", CellCodec.Word(SheetWords.OverFulfilment), 12),
        new("超额扣分", "overFulfilment/points", CellCodec.Points, 8),
        new("谁可以人工扣分", "manualDeduction", CellCodec.Word(SheetWords.Deductions, SheetWords.DeductionAliases), 12, "空着：不可以") { Formerly = "审核人可以扣分" },
        new("含义", "meaning", CellCodec.Text, 30),
        new("依据", "clause", CellCodec.Text, 20, "空着用共同的依据"),
        new("谁负责", "origin", CellCodec.Word(SheetWords.Origins), 14, "空着：有公式的按数据测算，没有的单位自选"),
        new("不适用政策", "notApplicable/policy", CellCodec.Word(SheetWords.NotApplicable), 14),
        new("不适用应符合的条件", "notApplicable/onlyWhen", CellCodec.Formula, 18),
        new("不符合时的话", "notApplicable/contradiction", CellCodec.Text, 18),
        new("报告里的话", "sentence", CellCodec.Text, 30),
        new("失分原因", "loss", CellCodec.Text, 24),
        new("名称出处", "provenance/name", CellCodec.Text, 7),
        new("公式出处", "provenance/formula", CellCodec.Text, 7),
        new("分值出处", "provenance/weight", CellCodec.Text, 7),
        new("规则出处", "provenance/rule", CellCodec.Text, 7),
    ];

    public static SheetShape Indicators { get; } = new(
        "指标",
        8,
        new SheetLevel(
            [
                new("一级指标编码", "code", CellCodec.Figure, 11, "空着自动编"),
                new("一级指标", "name", CellCodec.Text, 14, "合并或空着的接上面"),
                new("一级分值", "weight", CellCodec.Points, 7, "空着自动合计"),
            ],
            "groups",
            "code",
            "name"),
        new SheetLevel(
            [
                new("二级指标编码", "code", CellCodec.Figure, 11),
                new("二级指标", "name", CellCodec.Text, 14),
                new("二级分值", "weight", CellCodec.Points, 7),
            ],
            "indicators",
            "code",
            "name"),
        new SheetLevel(Indicator));

    public static SheetShape Bonus { get; } = new("加分项", 2, new SheetLevel(Indicator));

    public static SheetShape Items { get; } = new("检查项", 0, new SheetLevel(
        [
            Belongs,
            BelongsToOption,
            new("检查项编码", "key", CellCodec.Text, 12, "空着自动编"),
            new("内容", "text", CellCodec.Text, 70),
            new("分数", "points", CellCodec.Points, 8, "缺项扣分、平均计分的不填"),
            new("可以不适用", "mayNotApply", CellCodec.Flag, 9),
            new("基本符合得分", "partial", CellCodec.Figure, 9, "基本符合得这一项的多少（缺项扣分的，其余照扣），如 50%；空着没有基本符合"),
            new("必备", "required", CellCodec.Flag, 6, "不符合的，整个指标得0分"),
        ]));

    public static SheetShape Bands { get; } = new("分档", 0, new SheetLevel(
        [
            Belongs,
            BelongsToOption,
            new("用途", "use", CellCodec.Word(SheetWords.BandUses), 11, "空着按评分规则判断"),
            new("区间", "range", CellCodec.Range, 22, "如 (10%, 20%]：圆括号不含、方括号含；也可写 ≤10%、>20%"),
            new("条件", "when", CellCodec.Formula, 34, "与上年比的情形、条件封顶"),
            new("等次", "name", CellCodec.Text, 12),
            new("比例从", "from", CellCodec.Figure, 8),
            new("比例到", "to", CellCodec.Figure, 8),
            new("得分", "points", CellCodec.Span, 10, "按比例变化的写下端至上端，如 2.4至4；条件封顶的写最多得几分") { PathOfKind = new Dictionary<string, string>(StringComparer.Ordinal) { ["caps"] = "max" } },
            new("说法", "text", CellCodec.Text, 44),
        ]));

    public static SheetShape Readings { get; } = new("口径", 0, new SheetLevel(
        [
            Belongs,
            BelongsToOption,
            new("口径编码", "key", CellCodec.Text, 14, "空着自动编"),
            new("口径名称", "label", CellCodec.Text, 24),
            new("公式", "formula", CellCodec.Formula, 60),
        ]));

    public static SheetShape Options { get; } = new("几选一", 3, new SheetLevel(
        [
            Belongs,
            new("口径编码", "key", CellCodec.Text, 14, "空着自动编"),
            new("口径名称", "label", CellCodec.Text, 20),
            .. Value,
            .. Rule,
        ]));

    public static SheetShape Inputs { get; } = new(
        "数据项",
        4,
        new SheetLevel([new("分块编码", "key", CellCodec.Text, 11, "空着自动编"), new("分块", "title", CellCodec.Text, 14, "空着接上面")], "inputs", "key", "title"),
        new SheetLevel(
            [
                new("数据项编码", "key", CellCodec.Text, 18, "空着自动编；以后不要改"),
                new("数据项", "label", CellCodec.Text, 26),
                new("公式名", "name", CellCodec.Text, 20, "只用汉字和数字；空着同数据项"),
                new("类型", "kind", CellCodec.Word(SheetWords.Kinds), 9),
                new("单位", "measure", CellCodec.Text, 7, "整数要写，如 人"),
                new("口径", "basis", CellCodec.Text, 16),
                new("来源", "source", CellCodec.Text, 34),
                new("填写说明", "hint", CellCodec.Text, 40),
                new("必填", "required", CellCodec.Flag, 6),
                new("可以为负", "signed", CellCodec.Flag, 7),
                new("上年数", "previous", CellCodec.Text, 20, "存放上年数的另一个数据项；上年数也要计分才写"),
                new("由系统给出", "system", new SystemCodec(), 18, "逾期天数、差错数，或 佐证：指标编码"),
            ]));

    public static SheetShape Lists { get; } = new(
        "列表",
        3,
        new SheetLevel(
            [
                new("列表编码", "key", CellCodec.Text, 14, "空着自动编"),
                new("列表", "label", CellCodec.Text, 16, "空着接上面"),
                new("列表公式名", "name", CellCodec.Text, 14),
                new("列表说明", "hint", CellCodec.Text, 30),
                new("列表必填", "required", CellCodec.Flag, 7),
                new("填写页", "page", CellCodec.Word(SheetWords.Pages), 11, "空着为绩效目标"),
            ],
            "columns",
            "key",
            "label"),
        new SheetLevel(
            [
                new("列编码", "key", CellCodec.Text, 12),
                new("列", "label", CellCodec.Text, 16),
                new("列公式名", "name", CellCodec.Text, 14),
                new("列类型", "kind", CellCodec.Word(SheetWords.Kinds), 9),
                new("列单位", "measure", CellCodec.Text, 7),
                new("列必填", "required", CellCodec.Flag, 7),
                new("可选文字", "choices", CellCodec.Lines, 22, "每行一个"),
                new("列说明", "hint", CellCodec.Text, 34),
            ]));

    public static SheetShape Derived { get; } = new("中间指标", 0, new SheetLevel(
        [
            new("编码", "key", CellCodec.Text, 22, "空着自动编"),
            new("名称", "label", CellCodec.Text, 30),
            new("公式名", "name", CellCodec.Text, 24),
            new("类型", "kind", CellCodec.Word(SheetWords.Kinds), 9),
            new("单位", "measure", CellCodec.Text, 7),
            new("公式", "formula", CellCodec.Formula, 70),
        ]));

    public static SheetShape Questions { get; } = new(
        "适用问题",
        0,
        new SheetLevel(
            [
                new("问题编码", "key", CellCodec.Text, 18, "空着自动编"),
                new("问题", "text", CellCodec.Text, 34, "答“没有”时，后面各列起作用"),
                new("填写说明", "hint", CellCodec.Text, 34),
                new("不再填的数据项和列表", "hides", CellCodec.Lines, 30, "公式名或编码，每行一个"),
            ],
            "excused",
            "key",
            "text") { AlwaysHasChildren = false },
        new SheetLevel([new("不适用的指标", "code", CellCodec.Text, 14, "编码或名称；一行一项"), new("理由", "reason", CellCodec.Text, 40)]));

    public static SheetShape Grades { get; } = new("等级", 0, new SheetLevel(
        [new("等级", "name", CellCodec.Text, 12, "从高到低"), new("起点分数", "from", CellCodec.Points, 12, "最后一个为0"), new("不含起点", "exclusive", CellCodec.Flag, 9, "高于起点才算的选是")]));

    public static SheetShape Limits { get; } = new(
        "封顶",
        0,
        new SheetLevel(
            [
                new("封顶编码", "key", CellCodec.Text, 14, "空着自动编"),
                new("封顶规则", "text", CellCodec.Text, 40, "说法"),
                new("种类", "kind", CellCodec.Word(SheetWords.Limits), 16),
                new("算式", "value", CellCodec.Formula, 34, "按分档封顶：看哪个数"),
                new("算式类型", "figure", CellCodec.Word(SheetWords.Kinds), 9, "空着按百分比"),
                new("算式单位", "measure", CellCodec.Text, 8),
                new("条件", "when", CellCodec.Formula, 34),
                new("比例", "share", CellCodec.Figure, 8, "缺佐证封顶：超过多少"),
                new("总分上限", "max", CellCodec.Points, 9) { PathOfKind = new Dictionary<string, string>(StringComparer.Ordinal) { ["veto"] = "totalMax" } },
                new("每例扣分", "pointsPerCase", CellCodec.Points, 9, "从总分扣分：算式算得的数，每1个扣几分"),
                new("最多扣分", "maxDeduct", CellCodec.Points, 9, "空着不限"),
                new("等级上限", "gradeMax", CellCodec.Text, 9),
                new("依据的文件", "document", CellCodec.Text, 20, "一票否决"),
            ],
            "bands",
            "key") { AlwaysHasChildren = false },
        new SheetLevel([new("区间", "range", CellCodec.Range, 22), new("该档总分上限", "max", CellCodec.Points, 9, "空着不封顶"), new("该档说法", "text", CellCodec.Text, 30)]));

    public static SheetShape Examples { get; } = new(
        "例子",
        0,
        new SheetLevel(
            [
                new("指标", Owner, CellCodec.Text, 13, "三级指标编码或名称；总分的例子写“总分”"),
                new("例子名称", "name", CellCodec.Text, 16),
                new("已知数", "given", new PairsCodec(), 34, "每行一个，如 本年支出合计：4423.6万元"),
                new("回答", "answers", new PairsCodec(SheetWords.Flags), 18, "问题编码：是 或 否"),
                new("符合的检查项", "items", new PairsCodec(mayBeNames: true), 18, "检查项编码，每行一个；也可写 编码：不适用"),
                new("口径", "reading", CellCodec.Text, 12),
                new("等次或几选一", "state", CellCodec.Text, 12),
                new("评定得分", "judged", CellCodec.Figure, 8),
                new("单位扣分", "deduction", CellCodec.Figure, 8) { Formerly = "审核扣分" },
                new("复核扣分", "reviewDeduction", CellCodec.Points, 8),
                new("不适用", "notApplicable", CellCodec.Flag, 7),
                new("有佐证", "evidence", CellCodec.Flag, 7, "空着为是"),
                new("计算值", "value", CellCodec.Figure, 11, "如 91.25%"),
                new("得分", "points", CellCodec.Points, 8),
                new("结果", "result", CellCodec.Word(SheetWords.Results), 10, "没有得分时写"),
                new("各项得分", "rows", new PairsCodec(figures: true), 22, "总分的例子：指标编码：分数，每行一个"),
                new("其余各项", "others", CellCodec.Word(SheetWords.Others), 9, "空着为满分"),
                new("不适用的指标", "excused", CellCodec.Lines, 16),
                new("总分", "total", CellCodec.Points, 9),
                new("等级", "grade", CellCodec.Text, 8),
            ],
            "lists") { AlwaysHasChildren = false },
        new SheetLevel([new("列表", "list", CellCodec.Text, 14, "列表编码或公式名；一行写列表的一行"), new("列表的一行", "row", new PairsCodec(), 34, "列编码：内容，每行一列")]));

    public static SheetShape Checks { get; } = new("校验规则", 2, new SheetLevel(
        [
            new("规则编号", "key", CellCodec.Text, 9, "大写字母、数字和短横线，如 X-01"),
            new("规则", "name", CellCodec.Text, 34, "一句话写明应当怎样，会向单位公布"),
            new("种类", "kind", CellCodec.Word(SheetWords.CheckKinds), 11, "空着为条件成立"),
            new("轻重", "severity", CellCodec.Word(SheetWords.Severities), 8),
            new("预警颜色", "colour", CellCodec.Word(SheetWords.Colours), 8, "预警才填，轻重选提示"),
            new("适用条件", "when", CellCodec.Formula, 24, "空着总是核对"),
            new("应成立的条件", "holds", CellCodec.Lines, 44, "条件成立：每行一个，如 收入总计＝支出总计"),
            new("容差", "tolerance", CellCodec.Word(SheetWords.Tolerances), 12, "空着为准确相等"),
            new("看来源的数据项", "settledBy", CellCodec.Text, 16),
            new("来源写明的字", "settledWords", CellCodec.Lines, 12, "来源写了这些字的，不再提示"),
            new("比较的数据项", "inputs", CellCodec.Lines, 22, "与上年比较：每行一个"),
            new("比值区间", "ranges", CellCodec.Lines, 16, "本年除以上年，如 [70%, 130%]，每行一个"),
            new("应在区间", "mustBe", CellCodec.Word(SheetWords.Inside), 10, "空着为在区间内"),
            new("应填的数据项", "input", CellCodec.Text, 16, "没有填写：哪一项"),
            new("推算公式", "implied", CellCodec.Formula, 24),
            new("看哪些章节", "sections", CellCodec.Lines, 12, "文字与数据：章节编码，空着看全部文字"),
            new("说法", "words", CellCodec.Lines, 22, "文字里的说法，省略号代表隔几个字；佐证材料里要有的字"),
            new("除外的说法", "except", CellCodec.Lines, 16),
            new("写了就不提示", "unless", CellCodec.Lines, 16),
            new("只写这些字", "whole", CellCodec.Flag, 8),
            new("与说法矛盾的条件", "against", CellCodec.Formula, 28, "空着只看文字"),
            new("佐证要求", "evidence", CellCodec.Word(SheetWords.EvidenceNeeds), 14),
            new("由哪一列指名", "namedBy", CellCodec.Text, 16, "列表.列，如 entrusted.manager"),
            new("提示语", "message", CellCodec.Text, 50, "花括号代表数据，如 {左值}、{差额}"),
            new("怎样改", "mend", CellCodec.Text, 34),
            new("显示在", "subjects", CellCodec.Lines, 18, "数据项或列表，每行一个；空着按公式"),
            new("没填按0的数据项", "missingAsZero", CellCodec.Lines, 16),
            new("合并说明的组", "group", CellCodec.Text, 12, "同组的一起说明"),
            new("并入", "under", CellCodec.Lines, 9, "同一原因的规则编号"),
            new("规则依据", "source", CellCodec.Text, 24),
        ]));

    public static SheetShape CheckExamples { get; } = new(
        "校验例子",
        0,
        new SheetLevel(
            [
                new("校验规则", Owner, CellCodec.Text, 10, "规则编号；空着接上一行"),
                new("例子名称", "name", CellCodec.Text, 16),
                new("年度", "year", CellCodec.Figure, 8),
                new("已知数", "given", new PairsCodec(), 34, "每行一个，如 本年支出合计：4423.6万元"),
                new("回答", "answers", new PairsCodec(SheetWords.Flags), 14),
                new("评分表的数", "scores", new PairsCodec(figures: true), 18, "如 自评总分：100"),
                new("文字", "text", CellCodec.Text, 34),
                new("数据来源", "source", CellCodec.Text, 18),
                new("佐证", "evidence", new PairsCodec(), 24, "文件名：日期或备注，每行一个"),
                new("结果", "result", CellCodec.Word(SheetWords.CheckResults), 10),
            ],
            "lists") { AlwaysHasChildren = false },
        new SheetLevel([new("列表", "list", CellCodec.Text, 14), new("列表的一行", "row", new PairsCodec(), 34, "列编码：内容，每行一列")]));

    public static SheetShape Sections { get; } = new("报告", 3, new SheetLevel(
        [
            new("层次", "depth", CellCodec.Figure, 6, "1 为第一层"),
            new("章节编码", "id", CellCodec.Text, 14, "空着自动编"),
            new("标题", "heading", CellCodec.Text, 30, "不写序号"),
            new("自动生成的话", "sentences", CellCodec.Lines, 50, "每行一句；花括号代表数据"),
            new("填写页", "text/page", CellCodec.Word(SheetWords.Pages), 11, "由单位填写的才填"),
            new("填写名称", "text/label", CellCodec.Text, 24),
            new("填写说明", "text/hint", CellCodec.Text, 34),
            new("必填", "text/required", CellCodec.Flag, 6),
            new("可以写无", "text/mayBeNone", CellCodec.Flag, 7),
            new("参考写法", "text/proposal", CellCodec.Text, 34),
            new("自动内容", "content", CellCodec.Word(SheetWords.Contents), 12),
        ]));

    public static SheetShape Tables { get; } = new(
        "报告表",
        0,
        new SheetLevel(
            [
                new("章节", "section", CellCodec.Text, 14, "章节编码"),
                new("表名", "title", CellCodec.Text, 24),
                new("表的单位", "unitLine", CellCodec.Text, 14),
                new("作图的列", "chart", CellCodec.Lines, 14, "每行一列"),
                new("缺数的行不印", "optional", CellCodec.Flag, 8),
            ],
            "rows"),
        new SheetLevel(
            [
                new("行", "label", CellCodec.Text, 18, "空着的行是各列的标题"),
                .. Enumerable.Range(1, MostTableColumns).Select(number => new SheetColumn(FormattableString.Invariant($"第{number}列"), FormattableString.Invariant($"cell{number}"), CellCodec.Text, 16)),
            ]));

    public const int MostTableColumns = 20;

    public static IReadOnlyList<SheetShape> All { get; } = [Indicators, Items, Bands, Readings, Options, Inputs, Lists, Derived, Questions, Grades, Limits, Bonus, Examples, Checks, CheckExamples, Sections, Tables];

    private static Dictionary<string, string> Linear(string path) => new(StringComparer.Ordinal) { ["linear"] = path };
}
