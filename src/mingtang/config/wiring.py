"""接线：who answers each port."""

# 端口的实现：房间在自己的 ports.py 里声明要问什么，这里写明由谁回答（start-up check 逐一解析）。
MINGTANG_PORTS = {
    "audit.AfterMigration": [
        "mingtang.index.actions.FulltextKept",
    ],
    "library.Shelf": [
        "mingtang.lookup.shelf.RegisterShelf",
        "mingtang.enforcement.shelf.EnforcementShelf",
        "mingtang.subsidies.shelf.SubsidiesShelf",
        "mingtang.crises.beside.TopicShelf",
        "mingtang.validity.shown.PolicyShelf",
        "mingtang.explainers.sides.ExplainersShelf",
    ],
    "holidays.DueDayHolder": [
        "mingtang.workplan.due.CommitmentDueDays",
        "mingtang.applications.due.ReplyDays",
        "mingtang.recourse.due.ProceedingDays",
        "mingtang.rectifications.due.RectificationDays",
        "mingtang.grievances.due.GrievanceDays",
    ],
    "workplan.AcceptedDays": [
        "mingtang.evidence.queries.days.EvidenceDays",
    ],
    "workplan.Attached": [
        "mingtang.rollup.attached.HandDowns",
    ],
    "evidence.EvidenceSource": [
        "mingtang.listings.evidence.ReleasedDocuments",
        "mingtang.listings.evidence.ReleasedUnderItem",
        "mingtang.timelines.evidence.KeyWorkProgress",
        "mingtang.rollup.source.EvidenceFromBelow",
    ],
    "evidence.Reference": [
        "mingtang.rollup.source.EvidenceFromBelow",
    ],
    "catalogue.Placed": [
        "mingtang.listings.placed.PlacedListings",
    ],
    "adjustments.Bases": [
        "mingtang.directives.bases.ComparedDirectives",
    ],
    "editorial.PublicationKind": [
        "mingtang.progress.publication.PlanProgress",
        "mingtang.timelines.publication.KeyWorkTimeline",
        "mingtang.programmes.publication.ProgrammePage",
        "mingtang.documents.publication.OrdinaryDocument",
        "mingtang.registers.publication.RegisterVersion",
        "mingtang.enforcement.publication.PublicNotice",
        "mingtang.subsidies.publication.SubsidyPage",
        "mingtang.payees.publication.ShowingPage",
        "mingtang.crises.publication.CrisisPage",
        "mingtang.interpretation.publication.PublishedExplainer",
        "mingtang.cleanuplists.publication.CleanupLists",
    ],
    "editorial.Follower": [
        # 效力在发布目录之前：目录写下的就是今天的标签。
        "mingtang.validity.standing.Lives",
        "mingtang.policies.gate.Publication",
        "mingtang.listings.actions.Lists",
        "mingtang.revisits.follower.RevisitDays",
        "mingtang.interpretation.sides.StaffTold",
        "mingtang.cleanuplists.follower.Effects",
    ],
    "listings.Standing": [
        "mingtang.validity.standing.Lives",
    ],
    "drafting.ManuscriptSide": [
        "mingtang.policydesk.side.SourceOfManuscript",
        "mingtang.crises.side.CrisisSide",
        "mingtang.lines.gate.LineSide",
        "mingtang.interpretation.sides.PlanBeside",
    ],
    "library.BesideDocument": [
        "mingtang.validity.shown.LifeOfDocument",
        "mingtang.crises.beside.TopicOfDocument",
        "mingtang.explainers.sides.ExplainersBeside",
    ],
    "validity.Registrar": [
        "mingtang.policies.numbering.Series",
    "library.BesideDocument": [
        "mingtang.cleanuplists.follower.ToldByCleanup",
    ],
    "library.Shelf": [
        "mingtang.cleanuplists.follower.CleanupShelf",
    ],
    "editorial.Gate": [
        "mingtang.editorial.gates.PersonalNumbers",
        "mingtang.vetting.gate.Settled",
        "mingtang.lines.gate.SameLine",
        "mingtang.policies.gate.Source",
        "mingtang.interpretation.publication.Interpretation",
    ],
    "comments.AnswerWords": [
        "mingtang.lines.said.SaidAlike",
    ],
    "crises.BesideCrisis": [
        "mingtang.lines.in_hand.WayToLines",
    ],
    "payees.Objections": [
        "mingtang.objections.answering.ObjectionsToLists",
    ],
    "subsidies.Results": [
        "mingtang.payees.results.PayeeResults",
    ],
    "files.Overrides": [
        "mingtang.vetting.gate.Confirmed",
    ],
    "releases.Together": [
        "mingtang.interpretation.publication.SameMoment",
    ],
    "programmes.PublicStates": [
        "mingtang.progress.public_states.PublishedStates",
    ],
    "handling.CasePart": [
        "mingtang.material.part.MaterialOfCase",
        "mingtang.conferring.part.ConferencesOfCase",
        "mingtang.recourse.part.ProceedingsPart",
        "mingtang.casefiles.part.CasefilePart",
        "mingtang.replies.part.Replies",
        "mingtang.caseletters.part.CaseLetters",
        "mingtang.sending.part.Endings",
    ],
    "applying.Answers": [
        "mingtang.serving.answers.GivenAnswers",
    ],
    "applying.Notices": [
        "mingtang.sending.told.GivenNotices",
    ],
    "comments.Commentable": [
        "mingtang.progress.commentable.CommentablePlans",
        "mingtang.programmes.commentable.CommentableProgrammes",
    ],
    "applying.Offers": [
        "mingtang.proposals.offers.PublishedProposals",
    ],
    "ui.Entry": [
        "mingtang.postings.entry.CountyPortal",
    ],
    "organs.Door": [
        "mingtang.access.door.Access",
    ],
    "organs.OpenWork": [
        "mingtang.desk.queries.unattended.OpenTasks",
    ],
    "inhand.Waiting": [
        "mingtang.comments.in_hand.Comments",
        "mingtang.handling.in_hand.Cases",
        "mingtang.material.in_hand.Material",
        "mingtang.conferring.in_hand.Conferences",
        "mingtang.serving.queries.in_hand.Replies",
        "mingtang.recourse.in_hand.Proceedings",
        "mingtang.rectifications.in_hand.Rectifications",
        "mingtang.grievances.in_hand.Grievances",
        "mingtang.registers.in_hand.Registers",
        "mingtang.enforcement.in_hand.Notices",
        "mingtang.payees.in_hand.Payees",
        "mingtang.objections.in_hand.Objections",
        "mingtang.crises.in_hand.CrisisTerms",
        "mingtang.lines.in_hand.LinesToSign",
        "mingtang.policydesk.in_hand.Policies",
        "mingtang.validity.in_hand.Assessments",
        "mingtang.cleanuplists.in_hand.Cleanups",
    ],
    "casefiles.CaseDocuments": [
        "mingtang.caseletters.filing.LettersOfCase",
        "mingtang.giving.filing.RepliesOfCase",
        "mingtang.recourse.filing.ProceedingsOfCase",
    ],
    "casefiles.Unfinished": [
        "mingtang.recourse.filing.ProceedingsOfCase",
    ],
    "casefiles.PersonalWords": [
        "mingtang.recourse.filing.ProceedingsOfCase",
    ],
    "casefiles.SetPapers": [
        "mingtang.caseletters.filing.LettersOfCase",
    ],
    "casefiles.OwnWords": [
        "mingtang.caseletters.filing.LettersOfCase",
        "mingtang.giving.filing.RepliesOfCase",
    ],
    "sealed.Holder": [
        "mingtang.applications.sight.Identities",
        "mingtang.rectifications.sight.ProofsOfRectifications",
    ],
    "files.Holder": [
        "mingtang.evidence.sight.EvidenceFiles",
        "mingtang.dossiers.sight.DossierFiles",
        "mingtang.programmes.sight.ProgrammeFiles",
        "mingtang.reviewing.sight.RevisionFiles",
        "mingtang.drafting.sight.DraftFiles",
        "mingtang.papers.sight.ScannedSlips",
        "mingtang.postings.sight.PortalFiles",
        "mingtang.applications.sight.CasePapers",
        "mingtang.material.sight.MaterialFiles",
        "mingtang.recourse.sight.ProceedingPapers",
        "mingtang.giving.sight.GivenFiles",
        "mingtang.redaction.sight.MaskedCopies",
        "mingtang.interpretation.sides.ExplainerFiles",
        "mingtang.policies.sight.PolicyPapers",
    ],
    "files.Uses": [
        "mingtang.desk.queries.uses.MaterialOfWork",
        "mingtang.reviewing.sight.RevisionFiles",
        "mingtang.drafting.sight.DraftFiles",
        "mingtang.papers.sight.ScannedSlips",
        "mingtang.postings.sight.PortalFiles",
        "mingtang.redaction.sight.MaskedCopies",
        "mingtang.giving.sight.GivenFiles",
        "mingtang.policies.sight.PolicyPapers",
    ],
    "files.OfficePhones": [
        "mingtang.vetting.gate.OwnPhones",
    ],
    "files.Offer": [
        "mingtang.redaction.sight.MaskedCopies",
    ],
    "organs.Farewell": [
        "mingtang.outbox.actions.preferences.MailOfLeavers",
        "mingtang.agenda.actions.FeedsOfLeavers",
    ],
    "outbox.DueDays": [
        "mingtang.desk.reminding.WorkOfPerson",
        "mingtang.dossiers.queries.reminding.MilestonesOfKeeper",
        "mingtang.freshness.queries.reminding.ItemsOfOfficer",
        "mingtang.reviewing.due.ReviewsOfPerson",
    ],
    "reminders.DueItems": [
        "mingtang.desk.reminding.OpenCommitments",
        "mingtang.dossiers.queries.reminding.OpenMilestones",
        "mingtang.freshness.queries.reminding.ItemsToUpdate",
        "mingtang.revisits.reminding.OpenRevisits",
        "mingtang.proposals.reminding.ProposalsToPublish",
        "mingtang.reviewing.due.WaitingRevisions",
        "mingtang.reminders.reply_days.OpenApplications",
        "mingtang.policydesk.in_hand.PolicyDays",
        "mingtang.validity.in_hand.RunningOut",
        "mingtang.cleanuplists.in_hand.DocumentsToAmend",
    ],
    "organs.Belongings": [
        "mingtang.desk.deputies_in_hand.ArrangedDeputies",
        "mingtang.reviewing.belongings.ReturnedRevisions",
        "mingtang.evidence.belongings.HandedIn",
        "mingtang.intake.belongings.OpenDrafts",
        "mingtang.dossiers.belongings.KeptDossiers",
        "mingtang.drafting.belongings.OpenManuscripts",
    ],
    "supervision.DueTask": [
        # 定时发布排在最前：别的事办得再久，也不耽误它在那一分钟里发布。
        "mingtang.releases.due.ScheduledReleases",
        "mingtang.releases.due.UnsignedReleases",
        "mingtang.withdrawals.due.OpenClearances",
        "mingtang.evidence.due.EvidenceByRule",
        "mingtang.workplan.due.DueDayCheck",
        "mingtang.adjustments.due.VersionsToBegin",
        "mingtang.files.due.LostFiles",
        "mingtang.sealed.due.PastKeeping",
        "mingtang.sealed.due.ClosedAnew",
        "mingtang.sealed.due.LostSealed",
        "mingtang.listings.due.PastShowing",
        "mingtang.validity.due.LabelsOfToday",
        "mingtang.access.due.ExpiredSignIns",
        "mingtang.comments.due.ContactsPastKeeping",
        "mingtang.applications.due.ReplyDayCheck",
        "mingtang.proposals.due.ProposalsFound",
        "mingtang.material.due.MaterialReminders",
        "mingtang.recourse.due.ProceedingDayCheck",
        "mingtang.rectifications.due.RectificationDayCheck",
        "mingtang.rectifications.due.RectificationsPastKeeping",
        "mingtang.grievances.due.GrievanceDayCheck",
        "mingtang.grievances.due.GrievancesPastKeeping",
        "mingtang.casefiles.due.IdentitiesPastKeeping",
        "mingtang.casefiles.due.ParticularsPastKeeping",
        "mingtang.payees.due.ShowingsOver",
        "mingtang.payees.due.NamesPastKeeping",
        "mingtang.objections.due.WordsPastKeeping",
        "mingtang.visits.due.VisitorsOfYesterday",
        "mingtang.accessions.due.FilesToTakeIn",
        "mingtang.sheets.due.ForgottenSheets",
        "mingtang.registers.due.ForgottenUploads",
        "mingtang.reminders.due.DailyReminders",
        "mingtang.outbox.due.DailyDigest",
        "mingtang.outbox.due.MailToSend",
    ],
}

# 工作台的栏目：key 是按 g 之后的那个字母；posts 为空的人人可见；group 相同的排在一组，组按第一次出现的先后。
_READS_TRAIL = ("leader", "inspector", "administrator")
_IN_CASES = ("disclosure_clerk", "office_officer", "reviewer", "leader")
_WRITES = ("disclosure_clerk", "office_officer")
_KEEPS = ("disclosure_clerk", "administrator")
_SEES_ORGANS = ("inspector",)
_COPIES = ("disclosure_clerk", "leader", "administrator")
MINGTANG_DESK_NAV = [
    {"label": "今日", "url": "desk:today", "key": "t", "posts": ()},
    {"label": "写稿", "url": "drafting:drafts", "key": "w", "posts": _WRITES, "group": "公开"},
    {"label": "审核", "url": "reviewing:review", "key": "r", "posts": (), "group": "公开"},
    {"label": "发布", "url": "releases:releases", "key": "f", "posts": (), "group": "公开"},
    {"label": "清理", "url": "cleanups:cleanups", "key": "", "posts": (), "group": "公开"},
    {"label": "目录", "url": "freshness:items", "key": "m", "posts": (), "group": "公开"},
    {"label": "意见", "url": "comments:comments", "key": "", "posts": (), "group": "公开"},
    {"label": "县门户", "url": "postings:portal", "key": "", "posts": _COPIES, "group": "公开"},
    {"label": "台账", "url": "ledger:ledger", "key": "l", "posts": (), "group": "要点"},
    {"label": "要点", "url": "ledger:plans", "key": "p", "posts": (), "group": "要点"},
    {"label": "停滞", "url": "ledger:stalled", "key": "s", "posts": (), "group": "要点"},
    {"label": "重点工作", "url": "dossiers:list", "key": "k", "posts": (), "group": "要点"},
    {"label": "规划", "url": "programmes:programmes", "key": "", "posts": (), "group": "要点"},
    {"label": "下达", "url": "delegation:inbox", "key": "d", "posts": (), "group": "要点"},
    {"label": "报表", "url": "reporting:snapshots", "key": "b", "posts": (), "group": "要点"},
    {"label": "各机关", "url": "desk:county", "key": "", "posts": _SEES_ORGANS, "group": "要点"},
    {"label": "申请", "url": "applications:applications", "key": "", "posts": (), "group": "申请"},
    {"label": "材料", "url": "material:requests", "key": "", "posts": _IN_CASES, "group": "申请"},
    {"label": "会商", "url": "conferring:conferences", "key": "", "posts": _IN_CASES, "group": "申请"},
    {"label": "复议诉讼", "url": "recourse:proceedings", "key": "", "posts": (), "group": "申请"},
    {"label": "更正", "url": "rectifications:rectifications", "key": "", "posts": (), "group": "申请"},
    {"label": "投诉", "url": "grievances:grievances", "key": "", "posts": (), "group": "申请"},
    {"label": "案卷", "url": "casefiles:casefiles", "key": "", "posts": (), "group": "申请"},
    {"label": "留痕", "url": "trail:trail", "key": "h", "posts": _READS_TRAIL, "group": "设置"},
    {"label": "人员", "url": "staff:people", "key": "u", "posts": (), "group": "设置"},
    {"label": "单位", "url": "staff:units", "key": "", "posts": (), "group": "设置"},
    {"label": "设立", "url": "setup:organs", "key": "", "posts": ("administrator",), "group": "设置"},
    {"label": "发布渠道", "url": "outlets:outlets", "key": "", "posts": _KEEPS, "group": "设置"},
    {"label": "用语表", "url": "vetting:organs", "key": "", "posts": _KEEPS, "group": "设置"},
    {"label": "查找用语", "url": "search:organs", "key": "", "posts": _KEEPS, "group": "设置"},
    {"label": "文书范本", "url": "caseletters:organs", "key": "", "posts": _KEEPS, "group": "设置"},
    {"label": "提醒规则", "url": "reminders:rules", "key": "", "posts": _KEEPS, "group": "设置"},
    {"label": "送达情况", "url": "outbox:deliveries", "key": "", "posts": ("administrator",), "group": "设置"},
    {"label": "放假安排", "url": "holidays:years", "key": "", "posts": (), "group": "设置"},
    {"label": "手册", "url": "manual:index", "key": "", "posts": (), "group": "设置"},
    {"label": "我的账号", "url": "access:password", "key": "", "posts": (), "group": "设置"},
]
