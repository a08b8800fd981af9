//! The pictures, and the numbers of the funnel.

use super::{
    funnel::{self, Funnel},
    timeline,
};
use crate::{codes, cycles::Cycles, projects::Projects, tag::TAG};
use actix_web::{
    HttpRequest, HttpResponse,
    web::{Data, Path},
};
use platform::{
    call::{Call, Service},
    document::{
        Described, Operation,
        catalogue::Written,
        documentation::{answer, language},
        routes::Routes,
    },
    http::reply::Answer,
    problem::Result,
    values::{locale::Language, schema::Schema},
};
use uuid::Uuid;

const MEDIA_TYPE: &str = "image/svg+xml";

pub(crate) fn routes(routes: &mut Routes) {
    let path = "/api/v1/livelihood/projects/{id}/timeline.svg";
    let title = ("项目进度图", "Draw the timeline of a project");
    let timeline = picture(path, "get_livelihood_project_timeline", title).describe(
        "Light, completion, goals and milestones of a project as a picture that is legible on a phone, with a title and its content as \
         text for screen readers. Whoever reads the project reads it, so the public does once its plan is published; takes no header.\n\
         项目的亮灯、完成率、目标和节点图,手机上可读,附标题和供读屏软件朗读的文字。能查看项目的均可查看,方案公布后向社会公开;无需请求头。",
    );
    routes.handle(timeline, draw_timeline);
    let path = "/api/v1/livelihood/cycles/{id}/funnel.svg";
    let title = ("年度漏斗图", "Draw the funnel of a year");
    let drawn = picture(path, "get_livelihood_cycle_funnel_picture", title).describe(
        "From the ideas of a year to what was selected, finished and accepted, as a picture that is legible on a phone, with a title and \
         its content as text for screen readers. Whoever reads the year reads it; takes no header.\n\
         一个年度从征集线索到入选、完成、验收的漏斗图,手机上可读,附标题和供读屏软件朗读的文字。能查看年度的均可查看;无需请求头。",
    );
    routes.handle(drawn, draw_funnel);
    let path = "/api/v1/livelihood/cycles/{id}/funnel";
    let title = ("年度漏斗数据", "Read the funnel of a year");
    let numbers = Operation::new("get", path, "get_livelihood_cycle_funnel", TAG, title)
        .describe(
            "How many ideas of a year have come to each step on the way to the verdict: the numbers of `funnel.svg`. Takes no token and no \
             header.\n\
             年度线索到达各环节的数量,即 `funnel.svg` 的数据。无需令牌和请求头。",
        )
        .public()
        .answers(200, Schema::of::<Funnel>)
        .refuses(codes::NOT_FOUND)
        .refuses(codes::UNKNOWN_PARAMETER);
    routes.handle(numbers, read_funnel);
}

fn picture(path: &str, id: &str, title: (&'static str, &'static str)) -> Operation {
    Operation::new("get", path, id, TAG, title)
        .public()
        .query(
            "lang",
            &Schema::unnamed::<Language>(),
            "The language; what `Accept-Language` prefers if not given.\n语言;未给出则按 `Accept-Language`。",
        )
        .answers_as(200, vec![(MEDIA_TYPE, Described::by(Schema::of::<String>))], &["ETag"])
        .answers_as(304, vec![], &["ETag"])
        .refuses(codes::NOT_FOUND)
        .refuses(codes::INVALID_PARAMETER)
        .refuses(codes::UNKNOWN_PARAMETER)
        .shared("if_none_match")
}

async fn draw_timeline(request: HttpRequest, service: Data<Service>, id: Path<Uuid>) -> Result<HttpResponse> {
    let language = language(&request)?;
    let (call, project) = Call::by_passer::<Projects>(&request, &service, *id).await?;
    let drawn = timeline::drawn(&project, call.today(), language);
    Ok(answer(&request, MEDIA_TYPE, &Written::of(drawn)))
}

async fn draw_funnel(request: HttpRequest, service: Data<Service>, id: Path<Uuid>) -> Result<HttpResponse> {
    let language = language(&request)?;
    let (call, cycle) = Call::by_passer::<Cycles>(&request, &service, *id).await?;
    let funnel = Funnel::of(&call, &cycle).await?;
    Ok(answer(&request, MEDIA_TYPE, &Written::of(funnel::drawn(&cycle, &funnel, language))))
}

async fn read_funnel(request: HttpRequest, service: Data<Service>, id: Path<Uuid>) -> Result<Answer> {
    let (call, cycle) = Call::by_passer::<Cycles>(&request, &service, *id).await?;
    Answer::json(200, &Funnel::of(&call, &cycle).await?)
}
