"""接线：who answers each port."""

# 端口的实现：房间在自己的 ports.py 里声明要问什么，这里写明由谁回答（start-up check 逐一解析）。
MINGTANG_PORTS = {
    "audit.AfterMigration": [
        "mingtang.index.actions.FulltextKept",
        # 全文检索补好以后，才往里收录。
        "mingtang.listings.mending.ListedKept",
    ],
    "library.Shelf": [
        "mingtang.validity.shown.PolicyShelf",
        "mingtang.explainers.sides.ExplainersShelf",
        "mingtang.lookup.shelf.RegisterShelf",
        "mingtang.enforcement.shelf.EnforcementShelf",
        "mingtang.subsidies.shelf.SubsidiesShelf",
        "mingtang.crises.beside.TopicShelf",
        "mingtang.cleanuplists.follower.CleanupShelf",
    ],
    "portal.Urgent": [
        "mingtang.crises.urgent.CrisisDoors",
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
    "listings.Holding": [
        "mingtang.lookup.holding.HoldingVersion",
    ],
    "listings.Standing": [
        "mingtang.validity.standing.Lives",
        "mingtang.explainers.bound.FollowsDocument",
    ],
    "listings.Correcting": [
        "mingtang.crises.queries.ties.Corrections",
    ],
    "drafting.ManuscriptSide": [
        "mingtang.policydesk.side.SourceOfManuscript",
        "mingtang.crises.side.CrisisSide",
        "mingtang.lines.gate.LineSide",
        "mingtang.interpretation.sides.PlanBeside",
    ],
    "search.Ways": [
        "mingtang.lookup.ways.NamedPlaces",
    "reviewing.BesideRevision": [
        "mingtang.policydesk.side.SourceOfRevision",
    ],
    "library.BesideDocument": [
        "mingtang.validity.shown.LifeOfDocument",
        "mingtang.crises.beside.TopicOfDocument",
        "mingtang.explainers.sides.ExplainersBeside",
        "mingtang.cleanuplists.follower.ToldByCleanup",
    ],
    "validity.Registrar": [
        "mingtang.policies.numbering.Series",
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
    "withdrawals.Retelling": [
        "mingtang.explainers.bound.FollowsDocument",
    ],
    "withdrawals.Named": [
        "mingtang.payees.named.PayeeNames",
    ],
    "withdrawals.TakingDown": [
        "mingtang.enforcement.in_hand.EndedDecisions",
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
        "mingtang.proofing.in_hand.Confirmations",
        "mingtang.exemptions.in_hand.Exemptions",
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
        "mingtang.proofing.sight.FilesToConfirm",
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
        "mingtang.lookup.holding.VersionsOfToday",
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
