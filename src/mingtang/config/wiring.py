"""接线：who answers each port."""

from mingtang.config.wiring_work import PORTS_OF_WORK

# 端口的实现：房间在自己的 ports.py 里声明要问什么，这里写明由谁回答（start-up check 逐一解析）。
MINGTANG_PORTS = {
    "audit.AfterMigration": [
        "mingtang.index.actions.FulltextKept",
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
    ],
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
    **PORTS_OF_WORK,
}
